// A person's rights, at the screen: consent taken back, data handed over, and erased with a certificate.
import { verifyCertificate } from "../../src/app/maintenance/verify-certificate.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { storedEvents } from "./support/event-log.ts";
import { expect, type Kiosk, PIN, test } from "./support/kiosk-test.ts";
import { savedFile } from "./support/saved-file.ts";
import { openSection, openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

const EMPLOYEE_PIN = "730418";

async function openPerson({ page }: Kiosk, name: string): Promise<void> {
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("navigation").getByRole("button", { name: "Karyawan" }).click();
	await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
	await expect(page.getByRole("heading", { name })).toBeVisible();
}

const toKiosk = ({ page }: Kiosk) => page.getByRole("button", { name: "Kunci", exact: true }).click();

const offeredBy = ({ page }: Kiosk, button: string) =>
	savedFile(page, page.getByRole("dialog").getByRole("button", { name: button }));

test("who withdraws the consent is unknown to the kiosk at once, and goes on with the PIN", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("1001", "Sari Wulandari", "sari");
	await kiosk.enroll("1002", "Ayu Lestari", "ayu");
	await kiosk.asSupervisor(({ personalCodes }) => personalCodes.setPin({ employeeId: "1001", pin: EMPLOYEE_PIN }));
	await openPerson(kiosk, "Sari Wulandari");
	await page.getByRole("button", { name: "Tarik persetujuan" }).click();
	await expect(page.getByRole("dialog")).toContainText("Kiosk langsung berhenti mengenali wajah Sari Wulandari");
	await expectAccessible(page);
	await page.getByRole("dialog").getByRole("button", { name: "Tarik persetujuan" }).click();
	await expect(page.getByTestId("withdrawal-reference")).toHaveText(/^(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
	await expectAccessible(page);
	await page.getByRole("dialog").getByRole("button", { name: "Tutup" }).click();
	await expect(page.getByText("Data wajah harus dihapus dalam 72 jam.", { exact: false })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("navigation").getByRole("button", { name: "Hari ini" }).click();
	await expect(page.getByText("1 orang menarik persetujuan", { exact: false })).toBeVisible();
	await toKiosk(kiosk);

	await kiosk.show("sari");
	await expect(page.getByTestId("card-unknown")).toBeVisible();
	await kiosk.show("ayu");
	await expect(page.getByTestId("card-recorded")).toContainText("Ayu Lestari");
	const punched = await kiosk.asSupervisor(({ personalCodes }) =>
		personalCodes.punchByPin({ employeeNumber: "1001", pin: EMPLOYEE_PIN }),
	);
	expect(punched).toMatchObject({ state: "recorded", punch: { name: "Sari Wulandari", method: "pin" } });
	expect(storedEvents(kiosk.dataDir).map(({ employee_id }) => employee_id)).toEqual(["1002", "1001"]);
});

test("a new consent brings the face back", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("1001", "Sari Wulandari", "sari");
	await kiosk.asSupervisor(({ rights }) => rights.withdraw({ employeeId: "1001" }));
	await openPerson(kiosk, "Sari Wulandari");
	await page.getByRole("button", { name: "Persetujuan baru" }).click();
	const keep = page.getByRole("dialog").getByRole("button", { name: "Simpan persetujuan" });
	await expect(keep).toBeDisabled();
	await page.getByRole("dialog").getByRole("checkbox").click();
	await expectAccessible(page);
	await keep.click();
	await expect(page.getByRole("button", { name: "Tarik persetujuan" })).toBeVisible();
	await toKiosk(kiosk);
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
});

test("a new consent is read, and kept, with what it says of evidence photos where they are on", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("1001", "Sari Wulandari", "sari");
	await kiosk.asSupervisor(({ rights }) => rights.withdraw({ employeeId: "1001" }));
	await kiosk.asSupervisor(async ({ log }) =>
		log.saveRules({ ...(await log.rules({})), evidence: "face", evidenceDays: 14 }),
	);
	await openPerson(kiosk, "Sari Wulandari");
	await page.getByRole("button", { name: "Persetujuan baru" }).click();
	await expect(page.getByRole("dialog")).toContainText("14 hari");
	await page.getByRole("dialog").getByRole("checkbox").click();
	await page.getByRole("dialog").getByRole("button", { name: "Simpan persetujuan" }).click();
	await expect(page.getByRole("button", { name: "Tarik persetujuan" })).toBeVisible();
	const { history } = await kiosk.asSupervisor(({ rights }) => rights.consents({ employeeId: "1001" }));
	expect(history[0]?.accepted?.version).toMatch(/\+evidence14$/);
});

test("data is handed over, then erased; the certificate is genuine, and the kiosk knows nobody any more", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	await kiosk.enroll("1001", "Sari Wulandari", "sari");
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await kiosk.show(null);
	await openPerson(kiosk, "Sari Wulandari");
	await page.getByRole("button", { name: "Ekspor data" }).click();
	await expectAccessible(page);
	const exported = await offeredBy(kiosk, "Simpan berkas");
	expect(exported.name).toMatch(/^hadir-data-.*\.html$/);
	expect(exported.text).toContain("Sari Wulandari");
	await expect(page.getByRole("dialog")).toBeHidden();

	await page.getByRole("button", { name: "Hapus data" }).click();
	await page.getByRole("radio", { name: /^Semuanya, juga nama/ }).click();
	await expect(page.getByRole("dialog")).toContainText("1 catatan presensi");
	await expectAccessible(page);
	await page.getByRole("dialog").getByRole("button", { name: "Hapus sekarang" }).click();
	await expect(page.getByRole("dialog", { name: "Sertifikat penghapusan" })).toBeVisible();
	await expectAccessible(page);
	const { text } = await offeredBy(kiosk, "Simpan berkas");
	const verdict = verifyCertificate(text, { publicKey: null, person: null });
	expect(verdict).toMatchObject({ kind: "valid", isAboutPerson: true, remaining: [] });
	await page.getByRole("dialog").getByRole("button", { name: "Tutup" }).click();
	await expect(page.getByText("Sari Wulandari sudah dihapus.")).toBeVisible();

	await page.getByRole("navigation").getByRole("button", { name: "Pengaturan" }).click();
	await openSection(page, "Data & privasi");
	await expect(page.getByText("Semuanya, juga nama pada presensi", { exact: false })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("button", { name: /^Lihat sertifikat/ }).click();
	await page.getByRole("dialog", { name: "Sertifikat penghapusan" }).getByRole("button", { name: "Tutup" }).click();
	await expect(page.getByRole("dialog")).toBeHidden();
	await toKiosk(kiosk);
	await kiosk.show("sari");
	await expect(page.getByTestId("card-unknown")).toBeVisible();
	expect(storedEvents(kiosk.dataDir)).toHaveLength(1);
	expect(await kiosk.rest.users()).toEqual([]);
});

test("rules of how long are tried on the screen before they are saved", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("1001", "Sari Wulandari", "sari");
	await kiosk.asSupervisor(({ employees }) => employees.setActive({ employeeId: "1001", isActive: false }));
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("navigation").getByRole("button", { name: "Pengaturan" }).click();
	await openSection(page, "Data & privasi");
	await expect(page.getByText("Tidak ada orang yang terkena aturan ini.")).toBeVisible();
	await page.getByRole("combobox", { name: "Hapus data wajah orang nonaktif setelah" }).click();
	await page.getByRole("option", { name: "30 hari" }).click();
	await expect(page.getByRole("row", { name: /Sari Wulandari/ })).toBeVisible();
	expect(await kiosk.rest.users()).toEqual([{ employee_id: "1001", num_embeddings: 1 }]);
	const rules = page.locator("section", {
		has: page.getByRole("heading", { name: "Berapa lama data wajah disimpan" }),
	});
	await rules.getByRole("button", { name: "Simpan", exact: true }).click();
	await expect
		.poll(() => kiosk.asSupervisor(async ({ rights }) => (await rights.overview({})).rules.eraseLeftDays))
		.toBe(30);
	await rules.getByRole("button", { name: "Jalankan sekarang" }).click();
	await expect(page.getByRole("alertdialog")).toContainText("Data wajah 0 orang dihapus sekarang.");
	await expectAccessible(page);
	await page.getByRole("alertdialog").getByRole("button", { name: "Batal" }).click();
});
