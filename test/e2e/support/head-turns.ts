// A head that turns on command before the scripted engine: no photo does.
import type { Page } from "@playwright/test";
import type { EnrollmentPose } from "../../../src/core/domain/employee.ts";
import { poseFrame, type ScriptedPose } from "../../support/scripted-engine/scripted-frame.ts";
import { showToCamera } from "../../support/test-camera.ts";
import { expect } from "./kiosk-test.ts";

/** Head poses in the signs of the engine: yaw > 0 is the person's right. */
export const headTurns: readonly [EnrollmentPose, string, ScriptedPose][] = [
	["front", "Depan", { yawDeg: 0, pitchDeg: 0 }],
	["left", "Kiri", { yawDeg: -25, pitchDeg: 0 }],
	["right", "Kanan", { yawDeg: 25, pitchDeg: 0 }],
	["up", "Atas", { yawDeg: 0, pitchDeg: 20 }],
	["down", "Bawah", { yawDeg: 0, pitchDeg: -20 }],
];

/** Takes each pose in turn. */
export async function turnHead(page: Page, wanted: typeof headTurns): Promise<void> {
	for (const [, label, head] of wanted) {
		await showToCamera(page, await poseFrame(head));
		await expect(page.getByRole("button", { name: `Ulangi pose ${label}` })).toBeVisible();
	}
}
