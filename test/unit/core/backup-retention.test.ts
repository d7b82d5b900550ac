import { expect, it } from "vitest";
import { backupsToKeep } from "../../../src/core/domain/backup-retention.ts";

const DAY_MS = 86_400_000;
/** Sunday 2026-11-22, 02:30 at the door (UTC+7). */
const LAST_MS = Date.parse("2026-11-21T19:30:00Z");
const nightly = (nights: number, lastMs = LAST_MS) =>
	Array.from({ length: nights }, (_, night) => ({ kind: "daily", madeAtMs: lastMs - night * DAY_MS }));
const rule = { days: 7, weeks: 4, offsetMinutes: 420 };
const kept = (backups: readonly { kind: string; madeAtMs: number }[], retention = rule) =>
	backupsToKeep(backups, retention).map(({ madeAtMs }) => Math.round((LAST_MS - madeAtMs) / DAY_MS));

it("keeps the last days, and the last of each of the last weeks, Monday to Sunday at the door", () => {
	expect(kept(nightly(60))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 14, 21]);
});

it("keeps the newest of a day on which several were made", () => {
	const backups = [...nightly(2), { kind: "manual", madeAtMs: LAST_MS + 3_600_000 }];
	expect(backupsToKeep(backups, rule).map(({ kind }) => kind)).toEqual(["manual", "daily"]);
});

it("counts days that have a backup, not days of the calendar", () => {
	expect(kept(nightly(10, LAST_MS - 100 * DAY_MS))).toEqual([100, 101, 102, 103, 104, 105, 106]);
});

it("always keeps one, the newest copy of before a migration, and every one that was made to move", () => {
	const others = [
		{ kind: "migration", madeAtMs: LAST_MS - 400 * DAY_MS },
		{ kind: "migration", madeAtMs: LAST_MS - 500 * DAY_MS },
		{ kind: "move", madeAtMs: LAST_MS - 900 * DAY_MS },
	];
	expect(kept([...nightly(5), ...others], { days: 0, weeks: 0, offsetMinutes: 0 })).toEqual([0, 400, 900]);
});
