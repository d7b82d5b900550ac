// What happened with updates: in the record beside the database, in the audit, and as the refusal that the caller gets.
import { AppError } from "../../domain/errors.ts";
import type { Release } from "../../domain/update/release.ts";
import {
	type PastUpdate,
	type UpdateReason,
	type UpdateRecord,
	updateReasons,
	withPast,
} from "../../domain/update/update-record.ts";
import type { Clock, Log } from "../../ports/environment.ts";
import type { AuditStore } from "../../ports/stores.ts";
import type { TrialOutcome, UpdateRecordStore } from "../../ports/updates.ts";

/** Who acts when nobody asked. */
export const SCHEDULE = "schedule";

export interface UpdateJournal {
	read(): UpdateRecord;
	remember(changes: Partial<UpdateRecord>): void;
	audit(action: string, actor: string, detail: Readonly<Record<string, string>>): void;
	/** Notes why it could not go on. Returns the refusal to throw. */
	failed(release: Release | null, error: unknown, otherwise: UpdateReason): AppError;
	/** How the trial of a version went. */
	concluded(from: string, outcome: TrialOutcome): void;
}

export interface UpdateJournalPorts {
	readonly version: string;
	readonly record: UpdateRecordStore;
	readonly audit: Pick<AuditStore, "append">;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
}

export function createUpdateJournal({ version, record, audit, clock, log }: UpdateJournalPorts): UpdateJournal {
	const note: UpdateJournal["audit"] = (action, actor, detail) =>
		audit.append({ atMs: clock.nowMs(), actor, action: `update.${action}`, subject: null, detail });

	function noteFailure(release: Release, reason: UpdateReason): void {
		const before = record.read();
		const past: PastUpdate = {
			version: release.version,
			from: version,
			outcome: "failed",
			reason,
			atMs: clock.nowMs(),
		};
		record.write(withPast(before, past));
		const last = before.history[0];
		// Once, not every hour of a week without network.
		if (last?.outcome !== "failed" || last.version !== release.version || last.reason !== reason)
			note("failed", SCHEDULE, { version: release.version, reason });
	}

	return {
		read: record.read,
		remember: (changes) => record.write({ ...record.read(), ...changes }),
		audit: note,
		failed(release, error, otherwise) {
			const reason = updateReasonOf(error) ?? otherwise;
			if (release) noteFailure(release, reason);
			log.warn({ err: error, reason }, "an update could not go on");
			return error instanceof AppError && error.code === "UPDATE_FAILED"
				? error
				: new AppError("UPDATE_FAILED", { reason }, { cause: error });
		},
		concluded(from, { version: tried, outcome, reason, atMs }) {
			record.write({ ...withPast(record.read(), { version: tried, from, outcome, reason, atMs }), trial: null });
			note(outcome, SCHEDULE, { version: tried, from, ...(reason && { reason }) });
			log.info({ version: tried, outcome, reason }, "an update was on trial");
		},
	};
}

export function updateReasonOf(error: unknown): UpdateReason | null {
	const reason = error instanceof AppError && error.code === "UPDATE_FAILED" ? error.data["reason"] : null;
	return updateReasons.find((known) => known === reason) ?? null;
}
