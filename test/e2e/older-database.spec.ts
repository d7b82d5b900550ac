// An older copy of the database beneath a stopped kiosk: the health page says so until an administrator says that it is meant.
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openHost } from "./support/screens.ts";
import { openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

/** One moment of a database that is written to, its write-ahead log included. */
async function copyOf(databasePath: string, copyPath: string): Promise<void> {
	const database = new Database(databasePath, { readonly: true });
	try {
		await database.backup(copyPath);
	} finally {
		database.close();
	}
}

test("an older database is told of until an administrator says that it is meant, and stays accepted", async ({
	kiosk,
	opened,
	screenOptions,
	workDir,
}) => {
	test.slow();
	const [databasePath, copyPath] = [join(kiosk.dataDir, "hadir.db"), join(workDir, "older.db")];
	await copyOf(databasePath, copyPath);
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	// It signs what it recorded when it is stopped.
	await opened.close();
	for (const end of ["-wal", "-shm"]) rmSync(databasePath + end, { force: true });
	copyFileSync(copyPath, databasePath);

	const again = await openHost(screenOptions);
	try {
		const { page } = again;
		const violations: string[] = [];
		page.on("console", (message) => {
			if (/content security policy/i.test(message.text())) violations.push(message.text());
		});
		await openSupervisorArea(page);
		await typePin(page, PIN);
		const navigation = page.getByRole("navigation");
		await navigation.getByRole("button", { name: "Kesehatan" }).click();
		const banner = page.getByRole("alert").filter({ hasText: "Basis data lebih lama dari tanda tangan terakhirnya" });
		const database = page.getByRole("listitem").filter({ hasText: "Basis data" });
		await expect(banner).toBeVisible();
		await expect(database).toContainText("Bermasalah");
		await expectAccessible(page);

		await banner.getByRole("button", { name: "Ini memang disengaja" }).click();
		const dialog = page.getByRole("alertdialog", { name: "Lanjutkan dengan basis data ini?" });
		await expectAccessible(page);
		await dialog.getByRole("button", { name: "Batal" }).click();
		await expect(banner).toBeVisible();
		await banner.getByRole("button", { name: "Ini memang disengaja" }).click();
		await dialog.getByRole("button", { name: "Ya, lanjutkan" }).click();
		await expect(dialog).toBeHidden();
		await expect(banner).toBeHidden();
		await database.getByRole("button", { name: "Periksa sekarang" }).click();
		await expect(database).toContainText("Baik");
		await expect(database).toContainText("utuh");
		expect(violations).toEqual([]);
	} finally {
		await again.close();
	}

	const third = await openHost(screenOptions);
	try {
		await openSupervisorArea(third.page);
		await typePin(third.page, PIN);
		await third.page.getByRole("navigation").getByRole("button", { name: "Kesehatan" }).click();
		await expect(third.page.getByRole("listitem").filter({ hasText: "Basis data" })).toBeVisible();
		await expect(third.page.getByText("Basis data lebih lama")).toBeHidden();
	} finally {
		await third.close();
	}
});
