// Signs how the log stands, again and again, and says at each start whether the database is the one that it was.
import type { AnchorStanding } from "../../domain/attendance/log-check.ts";
import { type CheckpointReason, dueCheckpoint, type LogCheckpoint } from "../../domain/attendance/log-checkpoint.ts";
import { toCheckpointEvent } from "../../domain/delivery/cloud-event.ts";
import { takesCheckpoints } from "../../domain/delivery/target.ts";
import { AppError } from "../../domain/errors.ts";
import type { Clock, IdSource, Log, OutboxSignal } from "../../ports/environment.ts";
import type { CheckpointAnchor, LogCheckpointStore } from "../../ports/log-checkpoints.ts";
import type { AuditStore, OutboxDraft, SettingsStore, TargetStore, Transaction } from "../../ports/stores.ts";

export interface CheckpointService {
	/** How the log stands to the newest checkpoint outside the database. */
	standing(): AnchorStanding;
	/** Signs one where one is due. */
	makeDue(): void;
	/** Signs one where anything was recorded since the last: before the kiosk stops. */
	makeLast(): void;
	/** `work` and the checkpoint that tells of it, in one transaction. */
	makeAfter(work: () => void, reason: Extract<CheckpointReason, "purge">): void;
	/**
	 * An administrator says that this older database is meant: a backup was put back. Audited, and told in the next
	 * checkpoint. Does nothing while the log stands as it should.
	 */
	acceptRestored(actor: string): AnchorStanding;
}

export interface CheckpointServicePorts {
	readonly checkpoints: LogCheckpointStore;
	readonly anchor: CheckpointAnchor;
	readonly targets: Pick<TargetStore, "list">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly signal: Pick<OutboxSignal, "wake">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly clock: Pick<Clock, "nowMs">;
	readonly ids: IdSource;
	readonly log: Log;
}

export function createCheckpointService(ports: CheckpointServicePorts): CheckpointService {
	const { checkpoints, anchor, targets, settings, signal, audit, transaction, clock, ids, log } = ports;
	let known: AnchorStanding | null = null;

	function standing(): AnchorStanding {
		if (known === null) {
			known = compareOrTell();
			if (!isWell(known)) log.error({ standing: known }, "the log does not fit the newest checkpoint");
		}
		return known;
	}

	/** What cannot be compared is told like what does not fit: the health page is for both. */
	function compareOrTell(): AnchorStanding {
		try {
			return compare();
		} catch (error) {
			if (!(error instanceof AppError)) throw error;
			log.error({ code: error.code }, "the newest checkpoint cannot be read");
			return "unreadable";
		}
	}

	function compare(): AnchorStanding {
		const kept = anchor.read();
		if (kept === "unreadable") return "unreadable";
		if (kept !== null) return checkpoints.compare(kept);
		return checkpoints.hasAny() ? "missing" : "none";
	}

	function add(reason: CheckpointReason): LogCheckpoint {
		const { kioskId } = settings.read();
		return checkpoints.add({ checkpointId: ids.uuidv7(), reason, kioskId, atMs: clock.nowMs() }, draftsOf);
	}

	/** One row for each target that takes them, also one that is switched off, as with punches. */
	function draftsOf(checkpoint: LogCheckpoint): OutboxDraft[] {
		const bodyJson = JSON.stringify(toCheckpointEvent(checkpoint));
		return targets
			.list()
			.filter(({ kind }) => takesCheckpoints(kind))
			.map(({ targetId }) => ({ eventId: checkpoint.checkpointId, target: targetId, bodyJson }));
	}

	/** While the log stands wrong, what proves that stays: only an administrator's word replaces it. */
	function make(sign: () => LogCheckpoint): void {
		const mayReplace = isWell(standing());
		const made = sign();
		if (mayReplace) remember(made);
		signal.wake();
	}

	function remember(made: LogCheckpoint): void {
		anchor.write(made);
		known = "good";
	}

	return {
		standing,
		makeDue() {
			const reason = dueCheckpoint(checkpoints.newest(), checkpoints.head(), clock.nowMs());
			if (reason !== null) make(() => add(reason));
		},
		makeLast() {
			if (checkpoints.head().chainSeq > (checkpoints.newest()?.head.chainSeq ?? 0)) make(() => add("stop"));
		},
		makeAfter(work, reason) {
			make(() =>
				transaction(() => {
					work();
					return add(reason);
				}),
			);
		},
		acceptRestored(actor) {
			const was = standing();
			if (isWell(was)) return was;
			const made = transaction(() => {
				const detail = { standing: was, chainSeq: checkpoints.head().chainSeq };
				audit.append({ atMs: clock.nowMs(), actor, action: "log.acceptRestored", subject: null, detail });
				return add("restored");
			});
			remember(made);
			signal.wake();
			return standing();
		},
	};
}

function isWell(standing: AnchorStanding): boolean {
	return standing === "good" || standing === "none";
}
