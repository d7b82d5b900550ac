// The active challenge: what the kiosk asks of somebody whose liveness the layers cannot judge. No photo turns its head on
// command, so poses, eyes and the layers' doubt come from the scripted engine; the decision is the product's own.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { poseFrame } from "../support/scripted-engine/scripted-frame.ts";
import { showToCamera } from "../support/test-camera.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { projectRoot } from "./support/host-kind.ts";
import { expect, type Kiosk, test } from "./support/kiosk-test.ts";

const register = pathToFileURL(join(projectRoot, "test", "support", "scripted-engine", "register.ts")).href;
test.use({ hostEnv: { NODE_OPTIONS: `--import ${register}`, HADIR_LIVENESS: "enforce" } });
test.skip(
	({ hostKind }) => hostKind === "electron",
	"Electron ignores NODE_OPTIONS, by which the scripted engine is put in place",
);

const straight = { yawDeg: 0, pitchDeg: 0, doubt: "eyes_open" } as const;
const answers: Readonly<Record<string, Parameters<typeof poseFrame>[0]>> = {
	look_straight: straight,
	turn_left: { ...straight, yawDeg: -30 },
	turn_right: { ...straight, yawDeg: 30 },
	blink: { ...straight, doubt: "eyes_closed" },
};
/** As fast as people are: an answer before that is no person's. */
const REACTION_MS = 350;
const BLINK_MS = 300;

async function enrollDoubtful(kiosk: Kiosk): Promise<void> {
	const photo = await poseFrame({ yawDeg: 0, pitchDeg: 0 });
	await kiosk.rest.register("E-100", "Rani Permata", photo);
	await showToCamera(kiosk.page, await poseFrame(straight));
	await expect(kiosk.page.getByTestId("card-challenge")).toBeVisible();
}

/** Read in one go: a card that goes away between two looks would be waited for. */
function askedNow(page: Page): Promise<{ readonly state: string; readonly step: string }> {
	return page.getByTestId("kiosk").evaluate((kiosk) => ({
		state: kiosk.getAttribute("data-state") ?? "",
		step: kiosk.querySelector("[data-step]")?.getAttribute("data-step") ?? "look_straight",
	}));
}

test("who does what is asked is recorded", async ({ kiosk }) => {
	test.slow();
	const { page } = kiosk;
	const pictures = new Map<string, Buffer>();
	for (const [step, pose] of Object.entries(answers)) pictures.set(step, await poseFrame(pose));
	const show = (step: string) => showToCamera(page, pictures.get(step) ?? null);
	await enrollDoubtful(kiosk);
	const asked: string[] = [];
	await expect
		.poll(
			async () => {
				const { state, step } = await askedNow(page);
				if (state !== "challenge") {
					// Asked anew only of somebody who looks at the camera.
					if (asked.at(-1) !== "look_straight") await show("look_straight");
					asked.push("look_straight");
					return state;
				}
				if (asked.at(-1) === step) return state;
				asked.push(step);
				await page.waitForTimeout(REACTION_MS);
				await show(step);
				if (step !== "blink") return state;
				await page.waitForTimeout(BLINK_MS);
				await show("look_straight");
				return state;
			},
			// On a machine with more to do a step takes too long now and then; then it is asked anew, and after a pause again.
			{ intervals: [60], timeout: 240_000 },
		)
		.toBe("recorded");
	await expect(page.getByTestId("card-recorded")).toContainText("Rani Permata");
	expect(asked.filter((step) => step.startsWith("turn_")).length).toBeGreaterThanOrEqual(2);
});

test("who does nothing is not, and is told what to do", async ({ kiosk }) => {
	test.slow();
	await enrollDoubtful(kiosk);
	await expect(kiosk.page.getByTestId("card-challenge")).toContainText("Langkah 1 dari");
	await expectAccessible(kiosk.page);
	await expect(kiosk.page.getByTestId("card-look-again")).toBeVisible({ timeout: 30_000 });
	await expectAccessible(kiosk.page);
	expect(kiosk.hris.ledger()).toEqual([]);
});
