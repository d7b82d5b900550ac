// One worker on an outbox in memory, with time that stands still and a target that a test answers for.
import type { Delivery, DeliveryOutcome, HrisTarget } from "../../src/core/ports/hris-target.ts";
import { createTargetWorker } from "../../src/sync/target-worker.ts";
import { createManualTime } from "./manual-time.ts";
import { createMemoryOutbox } from "./memory-outbox.ts";
import { createScriptedTarget } from "./scripted-target.ts";

export function createWorkerFixture(answer: (delivery: Delivery) => DeliveryOutcome | null) {
	const time = createManualTime();
	const outbox = createMemoryOutbox();
	const target = createScriptedTarget(answer);
	let current: HrisTarget | null = target;
	const lines: string[] = [];
	const log = (_fields: unknown, message: string) => void lines.push(message);
	const worker = createTargetWorker({
		targetId: "hris",
		outbox,
		target: () => current,
		clock: time.clock,
		timer: time.timer,
		log: { info: log, warn: log, error: log },
		random: () => 0.999,
	});
	return {
		time,
		outbox,
		target,
		worker,
		lines,
		add: (person: string) => outbox.add(person, time.clock.nowMs()),
		setTarget: (next: HrisTarget | null) => {
			current = next;
		},
	};
}
