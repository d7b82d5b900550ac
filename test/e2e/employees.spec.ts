// A supervisor looks after the people: finds them, renames, renumbers, merges and deactivates. Records stay as they were.
import { join } from "node:path";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStoreReadOnly } from "../../src/storage/open-store-read-only.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { storedEvents } from "./support/event-log.ts";
import { expect, type Kiosk, PIN, test } from "./support/kiosk-test.ts";
import { openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

async function openEmployees({ page }: Kiosk): Promise<void> {
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("navigation").getByRole("button", { name: "Karyawan" }).click();
	await expect(page.getByRole("heading", { name: "Karyawan" })).toBeVisible();
}

function auditedActions({ dataDir }: Kiosk): string[] {
	const store = openStoreReadOnly({ dataDir, secrets: createKeyFileSecretStore(join(dataDir, "keys")) });
	try {
		return store.audit.list(4).map(({ action }) => action);
	} finally {
		store.close();
	}
}

test("a person is found, renamed, given another number, and deactivated; the record keeps what it was written with", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await openEmployees(kiosk);
	await expectAccessible(page);

	await page.getByLabel("Cari nama atau nomor").fill("wul");
	await page.getByRole("button", { name: /^Sari Wulandari/ }).click();
	await expect(page.getByRole("heading", { name: "Sari Wulandari" })).toBeVisible();
	await expect(page.getByRole("heading", { name: "Presensi terakhir" })).toBeVisible();
	await expectAccessible(page);

	await page.getByRole("button", { name: "Ganti nama" }).click();
	await page.getByRole("dialog").getByLabel("Nama").fill("Sari W. Kusuma");
	await expectAccessible(page);
	await page.getByRole("dialog").getByRole("button", { name: "Ganti nama" }).click();
	await expect(page.getByRole("heading", { name: "Sari W. Kusuma" })).toBeVisible();

	await page.getByRole("button", { name: "Ganti nomor" }).click();
	await page.getByLabel("Nomor baru").fill("E-002");
	await page.getByRole("dialog").getByRole("button", { name: "Ganti nomor" }).click();
	await expect(page.getByRole("alert")).toBeVisible();
	await page.getByLabel("Nomor baru").fill("E-100");
	await page.getByRole("dialog").getByRole("button", { name: "Ganti nomor" }).click();
	await expect(page.getByText("Nomor sebelumnya")).toBeVisible();
	// Under the new number too; deleted is nobody here.
	await page.getByRole("button", { name: "Hapus data" }).click();
	await expect(page.getByRole("dialog")).toContainText("Hapus data Sari W. Kusuma?");
	await page.getByRole("dialog").getByRole("button", { name: "Batal" }).click();
	await expect(page.getByRole("dialog")).toBeHidden();

	await page.getByRole("button", { name: "Nonaktifkan" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Nonaktifkan" }).click();
	await expect(page.getByText("Nonaktif: tidak dicatat di kiosk.")).toBeVisible();
	await expectAccessible(page);

	expect(auditedActions(kiosk).slice(0, 3)).toEqual(["employee.setActive", "employee.changeId", "employee.rename"]);
	expect(storedEvents(kiosk.dataDir).map(({ employee_id }) => employee_id)).toEqual(["E-001"]);
	expect((await kiosk.rest.punches()).map(({ employee_id }) => employee_id)).toEqual(["E-100"]);
});

test("two entries of one person become one, and the kiosk knows the face under the one that stays", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Sari W.", "ayu");
	await openEmployees(kiosk);
	await page.getByRole("button", { name: /^Sari W\./ }).click();
	await page.getByRole("button", { name: "Gabungkan" }).click();
	await page.getByLabel("Data yang dipertahankan").fill("E-001");
	await page.getByRole("button", { name: /^Sari Wulandari/ }).click();
	await expect(page.getByRole("dialog")).toContainText("E-002 menjadi bagian dari Sari Wulandari");
	await expectAccessible(page);
	await page.getByRole("dialog").getByRole("button", { name: "Gabungkan" }).click();
	await expect(page.getByText("E-002 sudah digabungkan ke Sari Wulandari.")).toBeVisible();
	expect(await kiosk.rest.users()).toEqual([{ employee_id: "E-001", num_embeddings: 2 }]);

	await page.getByRole("button", { name: "Kunci", exact: true }).click();
	await kiosk.show("ayu");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	expect(storedEvents(kiosk.dataDir).map(({ employee_id }) => employee_id)).toEqual(["E-001"]);
});
