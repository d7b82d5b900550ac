// A disk that is full: who stands there is told that the punch was not recorded, and nothing says otherwise anywhere. With
// room again it goes on by itself.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mountSmallDisk, type SmallDisk } from "../support/small-disk.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { storedEvents } from "./support/event-log.ts";
import { test as base, expect } from "./support/kiosk-test.ts";

const DISK_MB = 48;

const test = base.extend<{ disk: SmallDisk | null }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its pattern.
	disk: async ({}, use) => {
		const folder = mkdtempSync(join(tmpdir(), "hadir-small-disk-"));
		const disk = mountSmallDisk(folder, DISK_MB);
		await use(disk);
		disk?.unmount();
		rmSync(folder, { recursive: true, force: true });
	},
	hostEnv: async ({ disk }, use) => use(disk ? { HADIR_DATA_DIR: join(disk.path, "data") } : {}),
});

test.skip(({ hostKind }) => hostKind !== "browser", "the disk is the same under every host");

test("the person is told so, nothing is recorded or sent, and with room again it is", async ({ kiosk, disk }) => {
	test.skip(
		disk === null,
		"a small disk cannot be mounted here; test/integration/sync/full-disk.test.ts fills a database",
	);
	if (disk === null) return;
	const dataDir = join(disk.path, "data");
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	disk.fill();

	await kiosk.show("sari");
	const card = kiosk.page.getByTestId("card-not-recorded");
	await expect(card).toContainText("TIDAK tercatat", { ignoreCase: true });
	await expectAccessible(kiosk.page);
	await expect(kiosk.page.getByTestId("card-recorded")).toHaveCount(0);
	expect(storedEvents(dataDir)).toEqual([]);
	expect(kiosk.hris.requests()).toEqual([]);

	disk.free();
	// Who is still there is tried again by itself.
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await kiosk.show("ayu");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Ayu Lestari");
	const stored = storedEvents(dataDir).map((event) => event.employee_id);
	expect(stored).toEqual(["E-001", "E-002"]);
	await expect.poll(() => kiosk.hris.ledger().length).toBe(2);
});
