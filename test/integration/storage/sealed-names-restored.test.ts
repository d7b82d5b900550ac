// Sealed names in a backup that is put back: here over a kiosk that has gone on, or on another computer.
import { describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createRestoreBench } from "../../support/restore-bench.ts";
import { enroll, punch } from "../../support/store-fixture.ts";

const clock = createSystemClock();

function seal(store: Store): void {
	store.nameProtection.set(true);
	while (store.nameProtection.step());
	expect(store.nameProtection.isDone()).toBe(true);
}

describe("a backup that is put back", () => {
	it("from before names were sealed: newcomers open, and everything is to be sealed again", async () => {
		const kiosk = createRestoreBench();
		try {
			const before = kiosk.begin();
			const [old] = before.employees.roster();
			const path = await kiosk.backUp();
			seal(before);
			before.audit.append({ atMs: clock.nowMs(), actor: "a", action: "keys.protect_names", subject: null, detail: {} });
			const id = enroll(before, "NEW-1", 3);
			const { eventId } = punch(before, id, { note: "titip Sekar" });
			before.close();
			kiosk.restore(path);
			const after = kiosk.open();
			expect(after.nameProtection.isOn()).toBe(true);
			expect(after.nameProtection.isDone()).toBe(false);
			expect(after.employees.find(id)?.name).toBe("Name of NEW-1");
			expect(after.attendance.find(eventId)).toMatchObject({ note: "titip Sekar", employeeName: "Name of NEW-1" });
			if (old) expect(after.employees.roster()).toContainEqual(old);
			while (after.nameProtection.step());
			expect(after.nameProtection.isDone()).toBe(true);
			expect(after.verifyLog()).toMatchObject({ ok: true });
		} finally {
			kiosk.dispose();
		}
	});

	it("on another computer, with the recovery code: the key of the names comes with it", async () => {
		const kiosk = createRestoreBench();
		try {
			const before = kiosk.begin();
			seal(before);
			const id = enroll(before, "NEW-1", 3);
			const path = await kiosk.backUp();
			before.close();
			const other = `${kiosk.dataDir}-other`;
			kiosk.restore(path, { dataDir: other, purpose: "move" });
			const after = kiosk.open(other);
			expect(after.employees.find(id)?.name).toBe("Name of NEW-1");
			expect(after.nameProtection.isOn()).toBe(true);
		} finally {
			kiosk.dispose();
		}
	});
});
