// What keeps the log believable and no longer than it may be: checkpoints, retention, evidence.
import { setImmediate } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import type { Clock, Log, OutboxSignal } from "../../core/ports/environment.ts";
import type { FaceCropper } from "../../core/ports/face-cropper.ts";
import { createEvidenceService, type EvidenceService } from "../../core/services/attendance/evidence-service.ts";
import {
	createLogRetentionService,
	type LogRetentionService,
} from "../../core/services/attendance/log-retention-service.ts";
import { type CheckpointService, createCheckpointService } from "../../core/services/operation/checkpoint-service.ts";
import type { Store } from "../../storage/open-store.ts";
import { createSchedule, type Schedule } from "../../sync/schedule.ts";
import { systemTimer } from "../../sync/system-timer.ts";

export interface LogServices {
	readonly checkpoints: CheckpointService;
	readonly logRetention: LogRetentionService;
	readonly evidence: EvidenceService;
}

export interface LogServicesDeps {
	readonly store: Store;
	readonly signal: Pick<OutboxSignal, "wake">;
	readonly cropper: FaceCropper;
	readonly clock: Clock;
	readonly log: Log;
}

export function createLogServices({ store, signal, cropper, clock, log }: LogServicesDeps): LogServices {
	const { checkpoints, checkpointAnchor: anchor, targets, settings, audit, transaction } = store;
	const ids = { uuidv7 };
	const signing = createCheckpointService({
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
	});
	const { logRules, evidencePhotos: photos, logPurges: purges } = store;
	return {
		checkpoints: signing,
		logRetention: createLogRetentionService({
			purges,
			logRules,
			photos,
			checkpoints: signing,
			audit,
			transaction,
			letOthersRun: () => setImmediate(),
			clock,
			log,
		}),
		evidence: createEvidenceService({ photos, logRules, cropper, audit, timer: systemTimer, clock, log }),
	};
}

const A_MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 300_000;
const SIX_HOURS_MS = 21_600_000;
/** What the audit names as the one who purges by the rule. */
const SCHEDULE = "schedule";

/** What is done about the log while the kiosk runs; `stop` signs how it stands at the end. */
export function createLogJobs({ checkpoints, logRetention }: LogServices, log: Log): Schedule {
	const onFailure = (error: unknown) => log.error({ err: error }, "a checkpoint of the log could not be signed");
	const signing = createSchedule({ firstMs: A_MINUTE_MS, everyMs: A_MINUTE_MS, work: checkpoints.makeDue, onFailure });
	const purging = createSchedule({
		firstMs: FIVE_MINUTES_MS,
		everyMs: SIX_HOURS_MS,
		work: async () => void (await logRetention.purge(SCHEDULE)),
		onFailure: (error) => log.error({ err: error }, "old records could not be purged"),
	});
	return {
		start() {
			// Told in the log file at once, where the database is not the one that it was.
			try {
				checkpoints.standing();
			} catch (error) {
				onFailure(error);
			}
			signing.start();
			purging.start();
		},
		stop() {
			signing.stop();
			purging.stop();
			try {
				checkpoints.makeLast();
			} catch (error) {
				onFailure(error);
			}
		},
	};
}
