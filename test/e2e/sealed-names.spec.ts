// Names sealed on the disk and opened again, at the screen, while the kiosk goes on: switched in the settings, and looked for
// in every byte of its folder.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, type Kiosk, PIN, test } from "./support/kiosk-test.ts";
import { openSettings } from "./support/supervisor-steps.ts";

const NAME = "Sari Wulandari";

/** Of the database, the log beside it, and whatever else lies in the folder. */
function filesWithName({ dataDir }: Kiosk): string[] {
	return readdirSync(dataDir, { recursive: true, encoding: "utf8" })
		.map((name) => join(dataDir, name))
		.filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() && readFileSync(path).includes(NAME));
}

test("names are sealed and opened again in the settings, and the kiosk greets by name all the while", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	await kiosk.enroll("1001", NAME, "sari");
	expect(filesWithName(kiosk)).not.toEqual([]);
	await openSettings(page, PIN, "Data & privasi");
	await expect(page.getByText("Nama di dalam disk tidak disegel.")).toBeVisible();
	await page.getByRole("button", { name: "Segel nama" }).click();
	await expect(page.getByRole("alertdialog")).toContainText("Simpan kertas pemulihan baik-baik.");
	await expectAccessible(page);
	await page.getByRole("alertdialog").getByRole("button", { name: "Segel", exact: true }).click();
	await expect(page.getByText("Nama di dalam disk tersegel.")).toBeVisible();
	await expectAccessible(page);
	expect(filesWithName(kiosk)).toEqual([]);

	await page.getByRole("navigation").getByRole("button", { name: "Karyawan", exact: true }).click();
	await expect(page.getByRole("button", { name: new RegExp(`^${NAME}`) })).toBeVisible();
	await page.getByRole("button", { name: "Kunci", exact: true }).click();
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toContainText(NAME);
	expect(filesWithName(kiosk)).toEqual([]);
	await kiosk.show(null);

	await openSettings(page, PIN, "Data & privasi");
	await page.getByRole("button", { name: "Berhenti menyegel nama" }).click();
	await page.getByRole("alertdialog").getByRole("button", { name: "Berhenti menyegel" }).click();
	await expect(page.getByText("Nama di dalam disk tidak disegel.")).toBeVisible();
	expect(filesWithName(kiosk)).not.toEqual([]);
});
