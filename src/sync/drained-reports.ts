// Tells targets that want to know up to when everything that this kiosk recorded has reached them.
import type { DeliveryFailure } from "../core/domain/delivery/delivery-code.ts";
import type { Clock, Log, Timer } from "../core/ports/environment.ts";
import type { HrisTarget } from "../core/ports/hris-target.ts";
import type { OutboxStore } from "../core/ports/stores.ts";
import { createSchedule } from "./schedule.ts";

const FIRST_MS = 60_000;
const EVERY_MS = 600_000;

export interface DrainedReportsDeps {
	/** Targets that are in use now, by id; the same object as long as the target stays as it is. */
	readonly targets: () => ReadonlyMap<string, HrisTarget>;
	readonly outbox: Pick<OutboxStore, "drainedToMs">;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
	readonly timer?: Timer;
}

export interface DrainedReports {
	start(): void;
	stop(): void;
	/** What kept the last report of a target from being taken; null when it was, or there was none. */
	problemOf(targetId: string): DeliveryFailure | null;
}

export function createDrainedReports({ targets, outbox, clock, log, timer }: DrainedReportsDeps): DrainedReports {
	const problems = new Map<string, DeliveryFailure>();

	async function report(targetId: string, target: HrisTarget): Promise<void> {
		if (!target.reportDrained) {
			problems.delete(targetId);
			return;
		}
		// Read before the outbox is: what is recorded from now on is later than what is told.
		const nowMs = clock.nowMs();
		const drainedToMs = outbox.drainedToMs(targetId, nowMs);
		if (drainedToMs === null) return;
		const result = await target.reportDrained(drainedToMs);
		if (result.ok) problems.delete(targetId);
		else {
			problems.set(targetId, result);
			log.warn({ targetId, errorCode: result.errorCode }, "a target was not told how far this kiosk has come");
		}
	}

	async function reportAll(): Promise<void> {
		for (const [targetId, target] of targets())
			await report(targetId, target).catch((error: unknown) => log.error({ targetId, err: error }, "a report failed"));
	}

	const schedule = createSchedule({
		firstMs: FIRST_MS,
		everyMs: EVERY_MS,
		timer,
		work: reportAll,
		onFailure: (error) => log.error({ err: error }, "targets were not told how far this kiosk has come"),
	});
	return {
		start: schedule.start,
		stop: schedule.stop,
		problemOf: (targetId) => problems.get(targetId) ?? null,
	};
}
