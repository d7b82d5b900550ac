// Somebody who looks like another employee and has a PIN: the face says who it may be, the PIN says that it is.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { HadirClient } from "../../src/contract/index.ts";
import { poseFrame, type ScriptedPose } from "../support/scripted-engine/scripted-frame.ts";
import { showToCamera } from "../support/test-camera.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { storedEvents } from "./support/event-log.ts";
import { projectRoot } from "./support/host-kind.ts";
import { expect, test } from "./support/kiosk-test.ts";
import { typePin } from "./support/supervisor-steps.ts";

const EMPLOYEE_PIN = "730418";
const straight: ScriptedPose = { yawDeg: 0, pitchDeg: 0 };
const heads: readonly ScriptedPose[] = [
	straight,
	{ yawDeg: -25, pitchDeg: 0 },
	{ yawDeg: 25, pitchDeg: 0 },
	{ yawDeg: 0, pitchDeg: 20 },
	{ yawDeg: 0, pitchDeg: -20 },
];

/** The face before the camera, under another number each time. */
async function enroll(client: HadirClient, employeeId: string, name: string, lookAlikes: string[]): Promise<void> {
	const consent = { version: "e2e", language: "id" as const, accepted: true as const };
	const { enrollmentId } = await client.enrollment.start({ employeeId, name, consent, mode: "new" });
	for (const [index, head] of heads.entries()) {
		const frame = new File([new Uint8Array(await poseFrame(head))], "frame.jpg", { type: "image/jpeg" });
		let captured = 0;
		for (let shot = 0; shot < 20 && captured <= index; shot += 1)
			captured = (await client.enrollment.submitFrame({ enrollmentId, frame })).captured.length;
	}
	expect(await client.enrollment.finish({ enrollmentId, lookAlikes })).toMatchObject({ kind: "saved" });
}

test.describe("with a scripted face", () => {
	const register = pathToFileURL(join(projectRoot, "test", "support", "scripted-engine", "register.ts")).href;
	test.use({ hostEnv: { NODE_OPTIONS: `--import ${register}` } });

	test("is asked for the PIN after the face, recorded by it, and not before", async ({ kiosk, hostKind }) => {
		test.skip(hostKind === "electron", "Electron ignores NODE_OPTIONS, by which the scripted engine is put in place");
		const { page } = kiosk;
		await kiosk.asSupervisor(async (client) => {
			await enroll(client, "E-100", "Rani Permata", []);
			await enroll(client, "E-101", "Rina Permata", ["E-100"]);
			// Both have the same scripted face, which the kiosk would take for neither. The twin takes her consent back: her
			// face leaves the gallery at once, the mark stays, and now her face is like that of E-100 alone.
			await client.rights.withdraw({ employeeId: "E-101" });
			await client.personalCodes.setPin({ employeeId: "E-100", pin: EMPLOYEE_PIN });
		});
		await page.reload();
		await expect(page.getByTestId("kiosk")).toBeVisible();
		await showToCamera(page, await poseFrame(straight));
		const card = page.getByTestId("card-pin-wanted");
		await expect(card).toContainText("Lanjut dengan PIN");
		// Whoever stands behind reads no name.
		await expect(card).not.toContainText("Rani");
		await expectAccessible(page);
		expect(storedEvents(kiosk.dataDir)).toEqual([]);

		await page.getByRole("button", { name: "PIN", exact: true }).click();
		await expect(page.getByRole("heading", { name: "Nomor karyawan" })).toBeVisible();
		await typePin(page, "100");
		await expect(page.getByRole("heading", { name: "PIN Anda" })).toBeVisible();
		await typePin(page, EMPLOYEE_PIN);
		await expect(page.getByTestId("card-recorded")).toContainText("Rani Permata");
		expect(storedEvents(kiosk.dataDir)).toMatchObject([{ employee_id: "E-100", direction: "IN" }]);
	});
});
