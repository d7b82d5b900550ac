// The rules of how long face data is kept: whom they concern, and the job that carries them out.
import type { EmployeeId } from "../../domain/employee.ts";
import {
	concernOf,
	type RetentionConcern,
	type RetentionRuleName,
	type RetentionRules,
} from "../../domain/rights/retention.ts";
import type { Clock, Log } from "../../ports/environment.ts";
import type { ErasureStore } from "../../ports/erasures.ts";
import type { RetentionRun, RetentionStore } from "../../ports/retention.ts";
import type { AuditStore, Transaction } from "../../ports/stores.ts";
import { createSerialQueue } from "../serial-queue.ts";
import type { ErasureService } from "./erasure-service.ts";

export interface RetentionPreview {
	/** By when they come due; those that are only pointed out last. */
	readonly people: readonly RetentionConcern[];
	/** Pictures that are older than the rule says, now. */
	readonly pictures: { readonly items: number; readonly people: number };
}

export interface RetentionService {
	rules(): RetentionRules;
	/** Nothing is erased by saving: the job is. */
	saveRules(rules: RetentionRules, actor: string): void;
	/** Whom `rules` would concern; those that hold where none are given. Nothing happens. */
	preview(rules?: RetentionRules): RetentionPreview;
	/** Who is pointed out in lists for not having been seen. */
	flaggedUnseen(): ReadonlySet<EmployeeId>;
	runs(): readonly RetentionRun[];
	/** Erases what is due, one after the other. Returns of how many people. */
	runDue(actor: string): Promise<number>;
}

export interface RetentionServicePorts {
	readonly retention: RetentionStore;
	readonly erasures: Pick<ErasureStore, "countPictures" | "erasePictures">;
	readonly erasure: Pick<ErasureService, "erase" | "compactDue">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly clock: Pick<Clock, "nowMs" | "zone">;
	readonly log: Log;
}

export const RETENTION_ACTOR = "schedule";
const DAY_MS = 86_400_000;
/** Local hours in which nobody waits at the door, where a large database file may be written anew. */
const QUIET_FROM_HOUR = 1;
const QUIET_TO_HOUR = 4;

export function createRetentionService(ports: RetentionServicePorts): RetentionService {
	const { retention, erasures, erasure, audit, transaction, clock, log } = ports;
	// The schedule and somebody's button at the same time would erase, and certify, twice.
	const inTurn = createSerialQueue();

	const concerns = (rules: RetentionRules): RetentionConcern[] =>
		retention.candidates().flatMap((candidate) => concernOf(candidate, rules, clock.nowMs()) ?? []);

	function picturesBefore({ pictureDays }: RetentionRules): number | null {
		return pictureDays === null ? null : clock.nowMs() - pictureDays * DAY_MS;
	}

	async function eraseDue(rule: RetentionConcern["rule"], due: readonly RetentionConcern[], actor: string) {
		let templates = 0;
		let people = 0;
		for (const { employeeId } of due) {
			try {
				const cause = rule === "withdrawn" ? "withdrawal" : "retention";
				const { removed } = await erasure.erase(employeeId, { scope: "face", cause, compactsLater: true }, actor);
				templates += removed.templates;
				people += 1;
			} catch (error) {
				// One that fails must not keep the others waiting; it is tried again with the next run.
				log.error({ err: error, rule }, "a rule of retention could not erase somebody's face data");
			}
		}
		if (people > 0) note(rule, people, templates, actor);
		return people;
	}

	function note(rule: RetentionRuleName, people: number, items: number, actor: string): void {
		const atMs = clock.nowMs();
		transaction(() => {
			retention.noteRun({ rule, atMs, people, items });
			audit.append({ atMs, actor, action: "retention.run", subject: null, detail: { rule, people, items } });
		});
	}

	function isQuietHour(): boolean {
		const nowMs = clock.nowMs();
		const hour = new Date(nowMs + clock.zone(nowMs).offsetMinutes * 60_000).getUTCHours();
		return hour >= QUIET_FROM_HOUR && hour < QUIET_TO_HOUR;
	}

	async function runDue(actor: string): Promise<number> {
		const rules = retention.rules();
		const nowMs = clock.nowMs();
		const due = concerns(rules).filter(({ eraseAtMs }) => eraseAtMs !== null && eraseAtMs <= nowMs);
		let people = 0;
		for (const rule of ["withdrawn", "left", "unseen"] as const)
			people += await eraseDue(
				rule,
				due.filter((concern) => concern.rule === rule),
				actor,
			);
		const beforeMs = picturesBefore(rules);
		const pictures = beforeMs === null ? null : erasures.erasePictures(beforeMs);
		if (pictures && pictures.items > 0) note("pictures", pictures.people, pictures.items, actor);
		erasure.compactDue(isQuietHour());
		return people;
	}

	return {
		rules: () => retention.rules(),
		saveRules(rules, actor) {
			transaction(() => {
				retention.saveRules(rules);
				const detail = Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, value ?? "off"]));
				audit.append({ atMs: clock.nowMs(), actor, action: "retention.saveRules", subject: null, detail });
			});
		},
		preview(rules = retention.rules()) {
			const soonest = ({ eraseAtMs }: RetentionConcern) => eraseAtMs ?? Number.POSITIVE_INFINITY;
			const beforeMs = picturesBefore(rules);
			return {
				people: concerns(rules).sort((a, b) => soonest(a) - soonest(b) || a.sinceMs - b.sinceMs),
				pictures: beforeMs === null ? { items: 0, people: 0 } : erasures.countPictures(beforeMs),
			};
		},
		flaggedUnseen: () =>
			new Set(
				concerns(retention.rules())
					.filter(({ rule }) => rule === "unseen")
					.map(({ employeeId }) => employeeId),
			),
		runs: () => retention.runs(),
		runDue: (actor) => inTurn(() => runDue(actor)),
	};
}
