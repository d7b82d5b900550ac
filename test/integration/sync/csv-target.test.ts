// A folder or USB stick: real files, and everything that happens to sticks.
import { spawnSync } from "node:child_process";
import {
	appendFileSync,
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connectorAt, punchDelivery } from "../../support/connector-fixture.ts";

const day = (time: string) => `2026-11-22T${time}Z`;
const never = { aborted: false };

let parent: string;
let folder: string;
beforeEach(() => {
	parent = mkdtempSync(join(tmpdir(), "hadir-csv-"));
	folder = join(parent, "stick");
	mkdirSync(folder);
});
afterEach(() => rmSync(parent, { recursive: true }));

const open = (settings: Record<string, string | number> = {}) =>
	connectorAt("csv", { settings: { folder, ...settings }, secrets: {} });
const linesOf = (name: string) => readFileSync(join(folder, name), "utf8").split("\r\n");

describe("a file", () => {
	test("gets each event once, a file a day, also after a line that a power cut has cut", async () => {
		const event = punchDelivery("E 17, B", "IN", day("01:01:02"), null);
		expect(await open().send(event)).toEqual({ kind: "delivered" });
		expect(await open().send(event)).toEqual({ kind: "delivered" });
		const [name = ""] = readdirSync(folder);
		expect(name).toBe("hadir-0193a000-2026-11-22.csv");
		appendFileSync(join(folder, name), "2026-11-22,08:0");
		const again = open();
		expect(await again.send(punchDelivery("E-18", "OUT", day("02:00:00"), null))).toEqual({ kind: "delivered" });
		expect(await again.send(event)).toEqual({ kind: "delivered" });
		expect(linesOf(name).map((line) => line.split(",").slice(0, 4).join(","))).toEqual([
			"date,time,employee_id,direction",
			'2026-11-22,08:01:02,"E 17, B"',
			'2026-11-22,09:00:00,"E-18",OUT',
			"",
		]);
	});

	test("is one a month when that was chosen, in the day's own time zone", async () => {
		const { send } = open({ rotation: "month" });
		await send(punchDelivery("E-17", "IN", "2026-11-30T16:59:59Z", null));
		await send(punchDelivery("E-17", "OUT", "2026-11-30T17:00:00Z", null));
		expect(readdirSync(folder)).toEqual(["hadir-0193a000-2026-11.csv", "hadir-0193a000-2026-12.csv"]);
	});

	test("has the columns and the separator that were chosen; a change begins another file and doubles nothing", async () => {
		const event = punchDelivery("E-17", "IN", day("01:00:00"), null);
		await open().send(event);
		const { send } = open({ columns: "employee_id; date; time", separator: "semicolon" });
		await send(event);
		expect(readdirSync(folder)).toHaveLength(1);
		const later = punchDelivery("E-18", "IN", day("02:00:00"), null);
		await send(later);
		await open().send(later);
		expect(linesOf("hadir-0193a000-2026-11-22-2.csv")).toEqual([
			"employee_id;date;time;event_id",
			`"E-18";2026-11-22;09:00:00;${later.eventId}`,
			"",
		]);
		expect(linesOf("hadir-0193a000-2026-11-22.csv")).toHaveLength(3);
	});

	test("is never seen half: what is being written has another name, and what was left of it is put away", async () => {
		writeFileSync(join(folder, "hadir-0193a000-2026-11-22.csv.part"), "half a li");
		await open().send(punchDelivery("E-17", "IN", day("01:00:00"), null));
		expect(readdirSync(folder)).toEqual(["hadir-0193a000-2026-11-22.csv"]);
	});

	test("keeps a last line that lost only its end: an editor saves files without one", async () => {
		const event = punchDelivery("E-17", "IN", day("01:00:00"), null);
		await open().send(event);
		const path = join(folder, "hadir-0193a000-2026-11-22.csv");
		const text = readFileSync(path, "utf8");
		writeFileSync(path, text.trimEnd());
		const later = punchDelivery("E-18", "IN", day("02:00:00"), null);
		await open().send(later);
		expect(readFileSync(path, "utf8").startsWith(text)).toBe(true);
		expect(linesOf("hadir-0193a000-2026-11-22.csv").map((line) => line.split(",").at(-1))).toEqual([
			"event_id",
			event.eventId,
			later.eventId,
			"",
		]);
	});

	test("takes a batch of several days with one flush each, in its order", async () => {
		const events = Array.from({ length: 40 }, (_, index) =>
			punchDelivery(`E-${index}`, "IN", new Date(Date.UTC(2026, 10, 22 + (index % 2), 1, index)).toISOString(), null),
		);
		const outcomes = await open().target.batch?.deliver(events, never);
		expect(outcomes).toEqual(events.map(() => ({ kind: "delivered" })));
		const ids = linesOf("hadir-0193a000-2026-11-23.csv")
			.slice(1, -1)
			.map((line) => line.split(",").at(-1));
		expect(ids).toEqual(events.filter((_, index) => index % 2 === 1).map(({ eventId }) => eventId));
	});
});

describe("a stick", () => {
	const event = punchDelivery("E-17", "IN", day("01:00:00"), null);

	test("that is not there is waited for, and never made up for by a folder of that name", async () => {
		rmSync(folder, { recursive: true });
		const { target, send } = open();
		expect(await send(event)).toMatchObject({ kind: "retry", scope: "target", errorCode: "FOLDER_MISSING" });
		expect(await target.check()).toMatchObject({ ok: false, errorCode: "FOLDER_MISSING" });
		expect(existsSync(folder)).toBe(false);
		mkdirSync(folder);
		expect(await target.check()).toMatchObject({ ok: true });
		expect(await send(event)).toEqual({ kind: "delivered" });
	});

	test("that is pulled out and comes back has every line once", async () => {
		const { target } = open();
		const events = Array.from({ length: 30 }, (_, index) => punchDelivery(`E-${index}`, "IN", day("01:00:00"), null));
		const away = join(parent, "away");
		const sending = target.batch?.deliver(events, never);
		renameSync(folder, away);
		const outcomes = await sending;
		renameSync(away, folder);
		// Pulled in the middle: all of it or none is there, and the kiosk knows of it only when it was told.
		const before = existsSync(join(folder, "hadir-0193a000-2026-11-22.csv"));
		if (outcomes?.[0]?.kind === "delivered") expect(before).toBe(true);
		else expect(outcomes?.every(({ kind }) => kind === "retry")).toBe(true);
		expect(await target.batch?.deliver(events, never)).toEqual(events.map(() => ({ kind: "delivered" })));
		const ids = linesOf("hadir-0193a000-2026-11-22.csv")
			.slice(1, -1)
			.map((line) => line.split(",").at(-1));
		expect(ids).toEqual(events.map(({ eventId }) => eventId));
	});

	const isRoot = process.getuid?.() === 0;
	test.skipIf(isRoot || process.platform === "win32")(
		`that cannot be written says so${isRoot ? " (not run: root may write everywhere)" : ""}`,
		async () => {
			chmodSync(folder, 0o500);
			expect(await open().send(event)).toMatchObject({ errorCode: "FOLDER_UNAVAILABLE" });
			chmodSync(folder, 0o700);
		},
	);

	const mount = (...words: string[]) => spawnSync(words[0] ?? "", words.slice(1)).status === 0;
	const probe = mkdtempSync(join(tmpdir(), "hadir-mount-"));
	const canMount = process.platform === "linux" && mount("mount", "-t", "tmpfs", "-o", "size=32k", "none", probe);
	if (canMount) mount("umount", probe);
	rmSync(probe, { recursive: true });
	test.skipIf(!canMount)(
		`that is full keeps its file as it was${canMount ? "" : " (not run: no right to mount)"}`,
		async () => {
			expect(mount("mount", "-t", "tmpfs", "-o", "size=32k", "none", folder)).toBe(true);
			try {
				const { send } = open();
				expect(await send(event)).toEqual({ kind: "delivered" });
				const whole = linesOf("hadir-0193a000-2026-11-22.csv");
				writeFileSync(join(folder, "somebody-elses.bin"), Buffer.alloc(24 * 1024));
				const many = Array.from({ length: 60 }, (_, index) =>
					punchDelivery(`E-${index}`, "OUT", day("05:00:00"), null),
				);
				const outcomes = await open().target.batch?.deliver(many, never);
				expect(outcomes?.[0]).toMatchObject({ kind: "retry", scope: "target", errorCode: "FOLDER_FULL" });
				expect(readdirSync(folder).toSorted()).toEqual(["hadir-0193a000-2026-11-22.csv", "somebody-elses.bin"]);
				expect(linesOf("hadir-0193a000-2026-11-22.csv")).toEqual(whole);
				rmSync(join(folder, "somebody-elses.bin"));
				expect(await open().target.batch?.deliver(many, never)).toEqual(many.map(() => ({ kind: "delivered" })));
				expect(linesOf("hadir-0193a000-2026-11-22.csv")).toHaveLength(63);
			} finally {
				mount("umount", folder);
			}
		},
	);
});
