// How long records are kept: the rule, what it would remove, and removing it, signed and audited.
import {
	type LogRules,
	MAX_EVIDENCE_DAYS,
	MAX_KEEP_MONTHS,
	MIN_KEEP_MONTHS,
	monthsBefore,
} from "../../domain/attendance/log-rules.ts";
import { startOfLocalMinute, toLocalDate } from "../../domain/calendar.ts";
import { AppError } from "../../domain/errors.ts";
import type { Clock, Log } from "../../ports/environment.ts";
import type { EvidenceEnd, EvidencePhotoStore } from "../../ports/evidence-photos.ts";
import type { LogPurgeStore, LogRulesStore, PurgePlan } from "../../ports/log-purge.ts";
import type { AuditStore, Transaction } from "../../ports/stores.ts";
import type { CheckpointService } from "../operation/checkpoint-service.ts";
import { createSerialQueue } from "../serial-queue.ts";

/** What a rule would remove now. */
export interface RetentionPreview extends Omit<PurgePlan, "upTo"> {
	/** Records of work days before this one, `2025-11-01`; null while everything is kept. */
	readonly beforeDate: string | null;
	readonly photosStored: number;
	/** Pictures that the rule's days erase. */
	readonly photosOld: number;
}

export interface LogRetentionService {
	rules(): LogRules;
	/** Audited. Switching evidence off erases every picture. Throws VALIDATION_FAILED. */
	saveRules(rules: LogRules, actor: string): Promise<LogRules>;
	/** Reads only. */
	preview(rules: Pick<LogRules, "keepMonths" | "evidence" | "evidenceDays">): Promise<RetentionPreview>;
	/**
	 * Removes what the rules in force say. In pieces: the kiosk goes on recording, and killed in the middle the next run
	 * goes on. Audited when anything went.
	 */
	purge(actor: string): Promise<{ readonly records: number; readonly photos: number }>;
}

export interface LogRetentionServicePorts {
	readonly purges: LogPurgeStore;
	readonly logRules: LogRulesStore;
	readonly photos: Pick<EvidencePhotoStore, "counts" | "eraseOld">;
	readonly checkpoints: Pick<CheckpointService, "makeAfter">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	/** Lets frames and punches through between two pieces. */
	readonly letOthersRun: () => Promise<void>;
	readonly clock: Pick<Clock, "nowMs" | "zone">;
	readonly log: Pick<Log, "info">;
}

const DAY_MS = 86_400_000;
const PHOTOS_A_PIECE = 200;
const nothing: PurgePlan = { upTo: null, events: 0, acts: 0, fromMs: null, toMs: null, heldBy: null };

export function createLogRetentionService(ports: LogRetentionServicePorts): LogRetentionService {
	const { purges, logRules, photos, checkpoints, audit, transaction, letOthersRun, clock, log } = ports;
	const inTurn = createSerialQueue();

	async function plan(keepMonths: number | null): Promise<{ plan: PurgePlan; beforeDate: string | null }> {
		if (keepMonths === null) return { plan: nothing, beforeDate: null };
		const nowMs = clock.nowMs();
		const beforeDate = monthsBefore(toLocalDate(nowMs, clock.zone(nowMs).offsetMinutes), keepMonths);
		const beforeMs = startOfLocalMinute(beforeDate, 0, (atMs) => clock.zone(atMs).offsetMinutes);
		const steps = purges.planInPieces(beforeDate, beforeMs);
		for (;;) {
			const step = steps.next();
			if (step.done) return { plan: step.value, beforeDate };
			await letOthersRun();
		}
	}

	/** All of them where none are wanted. */
	function photosOver({ evidence, evidenceDays }: Pick<LogRules, "evidence" | "evidenceDays">): EvidenceEnd {
		const nowMs = clock.nowMs();
		return { nowMs, beforeMs: evidence === "off" ? Number.MAX_SAFE_INTEGER : nowMs - evidenceDays * DAY_MS };
	}

	async function erasePhotos(rules: LogRules, actor: string): Promise<number> {
		let erased = 0;
		for (let piece = PHOTOS_A_PIECE; piece === PHOTOS_A_PIECE; erased += piece) {
			piece = photos.eraseOld(photosOver(rules), PHOTOS_A_PIECE);
			await letOthersRun();
		}
		if (erased > 0)
			audit.append({ atMs: clock.nowMs(), actor, action: "evidence.erase", subject: null, detail: { photos: erased } });
		return erased;
	}

	async function purgeRecords(keepMonths: number | null, actor: string): Promise<number> {
		const { plan: found, beforeDate } = await plan(keepMonths);
		const { upTo, events, acts } = found;
		if (upTo !== null) {
			checkpoints.makeAfter(() => {
				const detail = { before: beforeDate ?? "", events, acts, upTo: upTo.chainSeq };
				audit.append({ atMs: clock.nowMs(), actor, action: "log.purge", subject: null, detail });
				purges.begin(upTo);
			}, "purge");
			log.info({ events, acts }, "the oldest records of the log are purged");
		}
		// Also what a purge before this one left when it was killed.
		let removed = 0;
		for (let piece = purges.removePiece(); piece > 0; piece = purges.removePiece()) {
			removed += piece;
			await letOthersRun();
		}
		return removed;
	}

	return {
		rules: logRules.read,
		saveRules: (rules, actor) =>
			inTurn(async () => {
				const fields = wrongFields(rules);
				if (fields.length > 0) throw new AppError("VALIDATION_FAILED", { fields });
				transaction(() => {
					logRules.save(rules);
					const { keepMonths, ...rest } = rules;
					const detail = { keepMonths: keepMonths ?? "all", ...rest };
					audit.append({ atMs: clock.nowMs(), actor, action: "log.rules", subject: null, detail });
				});
				if (rules.evidence === "off") await erasePhotos(rules, actor);
				return rules;
			}),
		preview: (rules) =>
			inTurn(async () => {
				const { plan: found, beforeDate } = await plan(rules.keepMonths);
				const { upTo: _, ...told } = found;
				const { stored, old } = photos.counts(photosOver(rules));
				return { ...told, beforeDate, photosStored: stored, photosOld: old };
			}),
		purge: (actor) =>
			inTurn(async () => {
				const rules = logRules.read();
				const erased = await erasePhotos(rules, actor);
				return { records: await purgeRecords(rules.keepMonths, actor), photos: erased };
			}),
	};
}

function wrongFields({ keepMonths, evidenceDays }: LogRules): string[] {
	const isWithin = (value: number, min: number, max: number) => Number.isInteger(value) && value >= min && value <= max;
	return [
		...(keepMonths === null || isWithin(keepMonths, MIN_KEEP_MONTHS, MAX_KEEP_MONTHS) ? [] : ["keepMonths"]),
		...(isWithin(evidenceDays, 1, MAX_EVIDENCE_DAYS) ? [] : ["evidenceDays"]),
	];
}
