// A folder or USB stick for a kiosk without an HRIS: one CSV file a day, each event once.
import { constants } from "node:fs";
import { access, type FileHandle, open, readFile, stat } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { z } from "zod";
import type { Delivery, DeliveryOutcome, TargetCheck } from "../core/ports/hris-target.ts";
import { createConnector } from "./connector.ts";
import { type PunchRecord, readPunch, wallTimeIn } from "./punch-record.ts";

const COLUMNS = "date,time,employee_id,direction,method,clock_state,tz,occurred_at,kiosk_seq,corrects,event_id";
const LINE_END = "\r\n";

export const csvConnector = createConnector({
	settings: z.strictObject({
		folder: z
			.string()
			.trim()
			.max(500)
			.refine((folder) => isAbsolute(folder)),
	}),
	secrets: z.strictObject({}),
	placeOf: ({ folder }) => folder,
	open({ folder }) {
		/** Ids in the file that was written last, and how long it was then. */
		let known: { readonly path: string; readonly size: number; readonly ids: Set<string> } | null = null;

		async function idsIn(path: string): Promise<Set<string>> {
			const size = (await stat(path).catch(() => null))?.size ?? 0;
			if (known?.path === path && known.size === size) return known.ids;
			const text = size === 0 ? "" : await readFile(path, "utf8");
			// A line that a power cut has cut has no end and does not count; `append` puts it away.
			const lines = text.split("\n").slice(0, -1);
			return new Set(lines.map((line) => line.trim().split(",").at(-1) ?? ""));
		}

		async function deliver(delivery: Delivery): Promise<DeliveryOutcome> {
			const punch = readPunch(delivery);
			const { date, time } = wallTimeIn(punch.timeZone, punch.occurredAtMs);
			const path = join(folder, `hadir-${punch.kioskId.slice(0, 8)}-${date}.csv`);
			try {
				const ids = await idsIn(path);
				if (!ids.has(punch.eventId)) {
					const size = await append(path, toLine(punch, date, time));
					known = { path, size, ids: ids.add(punch.eventId) };
				}
				return { kind: "delivered" };
			} catch (error) {
				known = null;
				return {
					kind: "retry",
					scope: "target",
					errorCode: "FOLDER_UNAVAILABLE",
					detail: error instanceof Error && "code" in error ? String(error.code) : folder,
					retryAfterMs: null,
				};
			}
		}

		async function check(): Promise<TargetCheck> {
			try {
				await access(folder, constants.W_OK);
				if (!(await stat(folder)).isDirectory()) throw new Error("no folder");
				return { ok: true, detail: folder, dateHeader: null };
			} catch {
				return { ok: false, errorCode: "FOLDER_UNAVAILABLE", detail: folder, dateHeader: null };
			}
		}

		// One at a time: two writers of one file would not know of each other's lines.
		return { concurrency: 1, deliver, check };
	},
});

/** Ids begin with a letter or digit and the rest is ours, so no field is a formula; an id may hold a comma. */
function toLine(punch: PunchRecord, date: string, time: string): string {
	const employeeId = `"${punch.employeeId.replaceAll('"', '""')}"`;
	const rest = [
		punch.direction,
		punch.method,
		punch.clockState,
		punch.timeZone,
		punch.occurredAt,
		punch.kioskSeq,
		punch.corrects ?? "",
	];
	return [date, time, employeeId, ...rest, punch.eventId].join(",");
}

/** On disk when it returns the file's length; a stick may be pulled out right afterwards. */
async function append(path: string, line: string): Promise<number> {
	const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
	try {
		const end = await lengthOfWholeLines(file);
		const text = end === 0 ? `${COLUMNS}${LINE_END}${line}${LINE_END}` : `${line}${LINE_END}`;
		await file.truncate(end);
		await file.write(text, end, "utf8");
		await file.sync();
		return (await file.stat()).size;
	} finally {
		await file.close();
	}
}

/** Without a last line that has no end: the power went away while it was written. */
async function lengthOfWholeLines(file: FileHandle): Promise<number> {
	const { size } = await file.stat();
	const tail = Buffer.alloc(Math.min(size, 1024));
	await file.read(tail, 0, tail.length, size - tail.length);
	const lastEnd = tail.lastIndexOf("\n");
	return lastEnd === -1 ? 0 : size - tail.length + lastEnd + 1;
}
