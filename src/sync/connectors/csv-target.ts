// A folder or USB stick for a kiosk without an HRIS: one CSV file a day or a month, each event once.
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { z } from "zod";
import type { DeliveryCode } from "../../core/domain/delivery/delivery-code.ts";
import type { Delivery, DeliveryOutcome, TargetCheck } from "../../core/ports/hris-target.ts";
import { createSendTimes, parseTimes } from "../send-times.ts";
import { createConnector } from "./connector.ts";
import {
	DEFAULT_COLUMNS,
	firstLine,
	headerOf,
	idsIn,
	LINE_END,
	lineOf,
	parseColumns,
	wholeLines,
} from "./csv-columns.ts";
import { readWhole, replaceFile } from "./csv-file.ts";
import { type PunchRecord, readPunch, wallTimeIn } from "./punch-record.ts";

/** Lines that are written with one flush. */
const BATCH = 500;
/** Files of one day with other columns each; more would be somebody who tries out columns all day. */
const MOST_FILES = 100;

interface FileSoFar {
	readonly path: string;
	/** Its whole lines; empty where there is no file yet. */
	readonly whole: string;
	/** Ids of events that are in it, or in another file of the same day. */
	readonly known: ReadonlySet<string>;
}

export const csvConnector = createConnector({
	settings: z.strictObject({
		folder: z
			.string()
			.trim()
			.max(500)
			.refine((folder) => isAbsolute(folder)),
		/** 12:00, 18:00; empty: as `everyMinutes` says. */
		times: z
			.string()
			.max(200)
			.refine((text) => parseTimes(text) !== null)
			.default(""),
		/** 0: each punch at once. */
		everyMinutes: z.int().min(0).max(720).default(0),
		rotation: z.enum(["day", "month"]).default("day"),
		columns: z
			.string()
			.max(500)
			.refine((text) => parseColumns(text) !== null)
			.default(DEFAULT_COLUMNS),
		/** Excel in Indonesian and many other languages takes a semicolon for the separator. */
		separator: z.enum(["comma", "semicolon"]).default("comma"),
	}),
	secrets: z.strictObject({}),
	placeOf: ({ folder }) => folder,
	open({ folder, times, everyMinutes, rotation, columns, separator: separatorName }) {
		const names = parseColumns(columns) ?? [];
		const separator = separatorName === "comma" ? "," : ";";
		const header = headerOf(names, separator);
		const sendTimes = createSendTimes({ times: parseTimes(times) ?? [], everyMinutes });

		function stemOf(punch: PunchRecord): string {
			const { date } = wallTimeIn(punch.timeZone, punch.occurredAtMs);
			return `hadir-${punch.kioskId.slice(0, 8)}-${rotation === "day" ? date : date.slice(0, 7)}`;
		}

		/** The file with these columns, or the next free name; ids in files with other columns are known too. */
		async function findFile(stem: string): Promise<FileSoFar> {
			const known = new Set<string>();
			let chosen: Omit<FileSoFar, "known"> | null = null;
			for (let number = 1; number <= MOST_FILES; number += 1) {
				const path = join(folder, `${stem}${number === 1 ? "" : `-${number}`}.csv`);
				const text = await readWhole(path);
				const whole = wholeLines(text ?? "");
				for (const id of idsIn(whole)) known.add(id);
				if (whole === "" || firstLine(whole) === header) chosen ??= { path, whole };
				if (text === null) break;
			}
			if (chosen === null) throw new Error("too many files of one day with other columns");
			return { ...chosen, known };
		}

		/** One flush for all, in the order given. */
		async function append(stem: string, punches: readonly PunchRecord[]): Promise<void> {
			const { path, whole, known } = await findFile(stem);
			const missing = punches.filter(({ eventId }) => !known.has(eventId));
			if (missing.length === 0) return;
			const lines = missing.map((punch) => `${lineOf(punch, names, separator)}${LINE_END}`);
			await replaceFile(path, `${whole === "" ? `${header}${LINE_END}` : whole}${lines.join("")}`);
		}

		async function deliverAll(deliveries: readonly Delivery[]): Promise<readonly DeliveryOutcome[]> {
			const byFile = Map.groupBy(deliveries.map(readPunch), stemOf);
			try {
				for (const [stem, punches] of byFile) await append(stem, punches);
				return deliveries.map(() => ({ kind: "delivered" }));
			} catch (error) {
				// Lines of an earlier file may be there: they are known by their ids at the next try.
				const failure = await explain(error, folder);
				return deliveries.map(() => ({ kind: "retry", scope: "target", retryAfterMs: null, ...failure }));
			}
		}

		async function deliver(delivery: Delivery): Promise<DeliveryOutcome> {
			const [outcome] = await deliverAll([delivery]);
			if (outcome === undefined) throw new Error("a delivery to a folder has no outcome");
			return outcome;
		}

		async function check(): Promise<TargetCheck> {
			try {
				if (!(await stat(folder)).isDirectory()) throw new Error("not a folder");
				await access(folder, constants.W_OK);
				return { ok: true, isLetIn: true, detail: folder, dateHeader: null };
			} catch (error) {
				return { ok: false, ...(await explain(error, folder)), dateHeader: null };
			}
		}

		// One at a time: two writers of one file would not know of each other's lines.
		const target = { concurrency: 1, deliver, batch: { size: BATCH, deliver: deliverAll }, check };
		return sendTimes === null ? target : { ...target, sendTimes };
	},
});

const MEANINGS: Readonly<Record<string, DeliveryCode>> = {
	ENOSPC: "FOLDER_FULL",
	EDQUOT: "FOLDER_FULL",
	ENOENT: "FOLDER_MISSING",
	ENODEV: "FOLDER_MISSING",
	ENXIO: "FOLDER_MISSING",
};

/** A stick that is pulled out while it is written says EIO or anything else: whether the folder is there counts. */
async function explain(error: unknown, folder: string): Promise<{ errorCode: DeliveryCode; detail: string }> {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const isThere = await stat(folder).then(
		(found) => found.isDirectory(),
		() => false,
	);
	const errorCode = isThere ? (MEANINGS[code] ?? "FOLDER_UNAVAILABLE") : "FOLDER_MISSING";
	return { errorCode, detail: code === "" ? folder : `${code} ${folder}` };
}
