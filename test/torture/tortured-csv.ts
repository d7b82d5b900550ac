// A folder with a CSV file a day, as on a USB stick that somebody pulls out now and then. Nothing dedupes there.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { webhookTarget } from "../support/memory-targets.ts";
import type { KeptEvent, TorturedTarget } from "./tortured-target.ts";

export function torturedCsv(workDir: string): TorturedTarget {
	const folder = join(workDir, "stick");
	const pulledOut = join(workDir, "stick-away");
	mkdirSync(folder);
	const putBack = () => {
		if (existsSync(pulledOut)) renameSync(pulledOut, folder);
	};
	return {
		target: webhookTarget({ targetId: "csv", kind: "csv", name: "Stick", settings: { folder } }),
		secrets: {},
		misbehave(random) {
			putBack();
			if (random() < 0.4) renameSync(folder, pulledOut);
		},
		behave: putBack,
		/** What is written beside under another name, and may be gone at once, is not there yet. */
		kept: () =>
			readdirSync(folder)
				.filter((name) => name.endsWith(".csv"))
				.flatMap((name) => readRows(join(folder, name), name)),
		leaked: () => 0,
		stop: async () => {},
	};
}

function readRows(path: string, lane: string): KeptEvent[] {
	const [head = "", ...lines] = readFileSync(path, "utf8").trim().split("\r\n");
	const names = head.split(",");
	return lines.map((line) => {
		const fields = line.split(",");
		const field = (name: string) => fields[names.indexOf(name)] ?? "";
		return {
			eventId: field("event_id"),
			employeeId: field("employee_id"),
			kioskSeq: Number(field("kiosk_seq")),
			lane,
		};
	});
}
