// Writes as many rows as it is told to nowhere, from a log that is made up page by page: run with a small heap, it fails as
// soon as anything on the way keeps them.
import { devNull } from "node:os";
import { entriesInOrder } from "../../src/app/maintenance/attendance-records.ts";
import { writeCsv } from "../../src/cli/write-csv.ts";
import { logColumns, logRows } from "../../src/core/domain/attendance/log-columns.ts";
import type { LogEntry } from "../../src/core/domain/attendance/log-filter.ts";
import { employeeId, punchOf } from "./store-fixture.ts";

const rows = Number(process.argv[2]);
const id = employeeId("QL-1");

function entryAt(kioskSeq: number): LogEntry {
	const draft = punchOf(id, { occurredAtMs: 1_790_000_000_000 + kioskSeq * 1000, note: `note ${kioskSeq}` });
	const later = { recordedAtMs: draft.occurredAtMs, employeeName: "Somebody", isCorrected: false };
	return { ...draft, ...later, kioskSeq, delivery: "delivered" };
}

const oldestFirst = ({
	after,
	limit,
}: {
	readonly after?: { readonly kioskSeq: number } | undefined;
	limit: number;
}) => {
	const from = (after?.kioskSeq ?? 0) + 1;
	return Array.from({ length: Math.min(limit, rows + 1 - from) }, (_, index) => entryAt(from + index));
};

const entries = entriesInOrder({ oldestFirst }, {});
const written = await writeCsv({ columns: logColumns, rows: logRows(entries) }, { path: devNull, isForExcel: false });
console.log(written);
