// What a scripted host answers to who looks something up in the log: a hundred thousand records, made up as they are asked for.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { LogRules } from "../../src/core/domain/attendance/log-rules.ts";
import type { LogEntry, LogFilter } from "../../src/renderer/features/attendance/log-filter.ts";
import { recordStatesOf } from "../../src/renderer/features/attendance/record-states.ts";

const NOW_MS = Date.UTC(2026, 10, 2, 1, 1, 12);
const RECORDS = 100_000;
const names = [
	"Rafika Anggraini",
	"Bagus Prasetyo",
	"Sari Wulandari",
	"Muhammad Fadhilah Kusumawardhani",
	"Ayu Lestari",
];

/** Number 0 is the newest. */
function recordAt(index: number): LogEntry {
	const occurredAt = new Date(NOW_MS - index * 97_000).toISOString();
	const isSuspect = index % 13 === 5;
	const bySupervisor = index % 11 === 3;
	return {
		eventId: `0193-${index}`,
		kioskSeq: RECORDS - index,
		employeeId: `K-${1001 + (index % names.length)}`,
		name: names[index % names.length] ?? "",
		direction: index % 3 === 0 || index === 4 ? "OUT" : "IN",
		directionSource: bySupervisor ? "requested" : "alternating",
		occurredAt,
		recordedAt: occurredAt,
		timeZone: "Asia/Jakarta",
		workDate: occurredAt.slice(0, 10),
		shiftCode: index % 2 === 0 ? "P1" : null,
		method: bySupervisor ? "supervisor" : "face",
		confidence: bySupervisor ? null : "high",
		similarity: bySupervisor ? null : 0.7123,
		livenessScore: bySupervisor ? null : 0.981,
		templateContractId: bySupervisor ? null : "b7e1c09d4f2a",
		clockState: isSuspect ? "suspect" : "trusted",
		estimatedAt: isSuspect ? new Date(NOW_MS - index * 97_000 + 3_600_000).toISOString() : null,
		note: bySupervisor ? "Lupa presensi saat pulang" : null,
		corrects: index === 1 ? "0193-4" : null,
		isCorrected: index === 4,
		delivery: index < 3 ? "waiting" : index % 17 === 6 ? "dead" : index % 29 === 9 ? "skipped" : "delivered",
	};
}

type Filter = { readonly [Part in "direction" | "recordState" | "delivery"]?: LogFilter[Part] | undefined };

function pageFrom(first: number, limit: number, { direction, recordState, delivery }: Filter): LogEntry[] {
	const page: LogEntry[] = [];
	for (let index = first; index < RECORDS && page.length < limit; index += 1) {
		const entry = recordAt(index);
		const fits =
			(!direction || entry.direction === direction) &&
			(!delivery || entry.delivery === delivery) &&
			(!recordState || recordStatesOf(entry).includes(recordState));
		if (fits) page.push(entry);
	}
	return page;
}

const deliveriesOf = ({ delivery }: LogEntry) => [
	{
		name: "HRIS kantor",
		state: delivery,
		attempts: delivery === "waiting" ? 2 : 1,
		deliveredAtMs: delivery === "delivered" ? NOW_MS : null,
		nextAttemptAtMs: delivery === "waiting" ? NOW_MS + 30_000 : null,
		errorCode: delivery === "delivered" ? null : delivery === "waiting" ? "HRIS_BUSY" : "EMPLOYEE_UNKNOWN",
		errorDetail: delivery === "dead" ? "HTTP 417: No Employee found for the given employee field value" : null,
	},
];

/** Nobody: a drawn head before a wall. */
const drawnPhoto = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="300"><rect width="240" height="300" fill="#8fa3ad"/>
<circle cx="120" cy="120" r="62" fill="#5b4636"/><rect x="30" y="196" width="180" height="120" rx="60" fill="#2f5d62"/></svg>`;

/** `meet` refuses a call where a scene wants that. */
export function logProcedures(meet: (name: string) => void, changes: Partial<LogRules> = {}) {
	let rules: LogRules = {
		keepMonths: null,
		evidence: "off",
		evidenceDays: 14,
		isEvidenceForSupervisors: false,
		...changes,
	};
	const os = implement(contract).log;
	return {
		search: os.search.handler(({ input: { cursor, limit, employeeId, ...filter } }) => {
			meet("log.search");
			if (employeeId !== undefined && !employeeId.startsWith("K-")) return { entries: [], nextCursor: null };
			const entries = pageFrom(Number(cursor ?? 0), limit, filter);
			const last = entries.at(-1);
			return { entries, nextCursor: last ? String(RECORDS - last.kioskSeq + 1) : null };
		}),
		record: os.record.handler(({ input: { eventId } }) => {
			const entry = recordAt(Number(eventId.slice(5)));
			const corrects = entry.corrects === null ? null : recordAt(4);
			return { entry, corrects, correctedBy: entry.isCorrected ? recordAt(1) : null, deliveries: deliveriesOf(entry) };
		}),
		evidence: os.evidence.handler(() => rules),
		photo: os.photo.handler(() => ({ image: new File([drawnPhoto], "evidence.svg", { type: "image/svg+xml" }) })),
		rules: os.rules.handler(() => rules),
		saveRules: os.saveRules.handler(({ input }) => {
			meet("log.saveRules");
			rules = input;
			return rules;
		}),
		previewRules: os.previewRules.handler(({ input: { keepMonths, evidence } }) => ({
			beforeDate: keepMonths === null ? null : "2024-11-02",
			events: keepMonths === null ? 0 : 41_280,
			acts: keepMonths === null ? 0 : 312,
			fromMs: keepMonths === null ? null : Date.UTC(2022, 0, 3, 1),
			toMs: keepMonths === null ? null : Date.UTC(2024, 10, 1, 10),
			heldBy: null,
			photosStored: 1_204,
			photosOld: evidence === "off" ? 1_204 : 37,
		})),
		purge: os.purge.handler(() => ({ records: 41_592, photos: 37 })),
		csvPart: os.csvPart.handler(({ input: { cursor } }) => {
			const part = Number(cursor ?? 0);
			return { text: `row ${part}\r\n`, rows: 500, nextCursor: part < 20 ? String(part + 1) : null };
		}),
	};
}
