import { afterEach, expect, it } from "vitest";
import { createEventLoopWatch } from "../../../src/app/event-loop-watch.ts";
import type { Fault } from "../../../src/core/domain/operation/fault.ts";
import { eventually } from "../../support/eventually.ts";

let stop = () => {};
afterEach(() => stop());

it("tells of a thread that stood still, for as long as it did, once", async () => {
	const faults: Fault[] = [];
	const watch = createEventLoopWatch({ onFault: (fault) => void faults.push(fault), stallMs: 700, everyMs: 100 });
	stop = watch.stop;
	watch.start();
	const endMs = performance.now() + 1_000;
	while (performance.now() < endMs);
	await eventually("the stall is told of", () => faults.length > 0, 8_000);
	expect(faults).toHaveLength(1);
	expect(faults[0]?.kind).toBe("event-loop-stalled");
	expect(faults[0]?.recoveredAfterMs).toBeGreaterThan(700);
});
