// What keeps the log believable: checkpoints of it.
import { uuidv7 } from "uuidv7";
import type { Clock, Log, OutboxSignal } from "../core/ports/environment.ts";
import { type CheckpointService, createCheckpointService } from "../core/services/operation/checkpoint-service.ts";
import type { Store } from "../storage/open-store.ts";
import { createSchedule, type Schedule } from "../sync/schedule.ts";

export interface LogServices {
	readonly checkpoints: CheckpointService;
}

export interface LogServicesDeps {
	readonly store: Store;
	readonly signal: Pick<OutboxSignal, "wake">;
	readonly clock: Clock;
	readonly log: Log;
}

export function createLogServices({ store, signal, clock, log }: LogServicesDeps): LogServices {
	const { checkpoints, checkpointAnchor: anchor, targets, settings, audit, transaction } = store;
	const ids = { uuidv7 };
	return {
		checkpoints: createCheckpointService({
			checkpoints,
			anchor,
			targets,
			settings,
			signal,
			audit,
			transaction,
			clock,
			ids,
			log,
		}),
	};
}

const A_MINUTE_MS = 60_000;

/** What is done about the log while the kiosk runs; `stop` signs how it stands at the end. */
export function createLogJobs({ checkpoints }: LogServices, log: Log): Schedule {
	const onFailure = (error: unknown) => log.error({ err: error }, "a checkpoint of the log could not be signed");
	const signing = createSchedule({ firstMs: A_MINUTE_MS, everyMs: A_MINUTE_MS, work: checkpoints.makeDue, onFailure });
	return {
		start() {
			// Told in the log file at once, where the database is not the one that it was.
			try {
				checkpoints.standing();
			} catch (error) {
				onFailure(error);
			}
			signing.start();
		},
		stop() {
			signing.stop();
			try {
				checkpoints.makeLast();
			} catch (error) {
				onFailure(error);
			}
		},
	};
}
