// A disk that fails is made read-only by the system while the kiosk runs: the punch is refused as not recorded, and what
// was acknowledged before can still be read.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../../src/storage/open-store.ts";
import { mountFailingDisk } from "../../support/failing-disk.ts";
import { enroll, punch } from "../../support/store-fixture.ts";

test("refuses punches on a disk that became read-only, and reads what it has", ({ skip, onTestFinished }) => {
	const folder = mkdtempSync(join(tmpdir(), "hadir-failing-disk-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const disk = mountFailingDisk(folder);
	if (disk === null) return skip("a file system that fails cannot be mounted here: it takes Linux, root and ext4");
	onTestFinished(disk.unmount);
	const secrets = createKeyFileSecretStore(join(folder, "keys"));
	const store = openStore({ dataDir: join(disk.path, "data"), secrets, clock: createSystemClock(), ids: { uuidv7 } });
	onTestFinished(() => store.close());
	const employeeId = enroll(store, "E-17");
	const again = () => punch(store, employeeId);
	const acknowledged = again().eventId;

	disk.fail();

	expect(again).toThrow(expect.objectContaining({ code: "STORAGE_UNAVAILABLE" }));
	expect(store.attendance.after(0, 10).map(({ eventId }) => eventId)).toEqual([acknowledged]);
});
