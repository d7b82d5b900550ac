// The whole product, walked through by its words in both languages: at every stop, in three sizes, nothing is cut or
// scrolls sideways, nothing is left untranslated, the focus can be followed, and axe finds nothing (WCAG 2.2 AA).
import { languageNames } from "../../../src/renderer/i18n/language.ts";
import { wordsOf } from "../../support/admin-steps.ts";
import { expectAccessible } from "../support/accessibility.ts";
import { foreignTextsOf, inspectScreen } from "../support/inspect-screen.ts";
import { expect, type Kiosk, test } from "../support/kiosk-test.ts";
import { walkFocus } from "../support/walk-focus.ts";
import { areaScreens } from "./area-screens.ts";
import { kioskScreens } from "./kiosk-screens.ts";
import { settingsScreens } from "./settings-screens.ts";
import { STEP_LIMIT_MS, type Walk, type WalkScreen } from "./walk-screen.ts";

const sizes = [
	{ width: 1280, height: 800 },
	{ width: 1024, height: 600 },
	{ width: 1080, height: 1920 },
] as const;
const [DESK, SMALL, UPRIGHT] = sizes;
type Size = (typeof sizes)[number];
/** In no language: the usual name of these tests is an example of the Indonesian texts. */
const KIOSK_NAME = "Lobby 7";
const MOST_LOST = 6;
/** Where axe looks: together the languages cover the sizes, which is where its findings can differ. */
const axeSizes: Readonly<Record<keyof typeof wordsOf, readonly Size[]>> = {
	id: [SMALL, UPRIGHT],
	en: [DESK],
};
const screens: readonly WalkScreen[] = [...kioskScreens, ...areaScreens, ...settingsScreens];

async function prepare(kiosk: Kiosk, language: keyof typeof wordsOf): Promise<void> {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await kiosk.asSupervisor(async ({ personalCodes, groups, settings }) => {
		await personalCodes.setPin({ employeeId: "E-001", pin: "730418" });
		await personalCodes.print({ employeeIds: ["E-001"], issuesMissing: true });
		await groups.save({ groupId: null, name: "Gudang", directionRule: null });
		await settings.update({ language, kioskName: KIOSK_NAME });
	});
	await kiosk.page.reload();
	await expect(kiosk.page.getByTestId("kiosk")).toBeVisible();
}

/** Looks at a screen in each size; what is wrong is reported and the walk goes on. */
async function lookAt(walk: Walk, screen: WalkScreen, language: keyof typeof wordsOf, entered: Size): Promise<void> {
	const { page, words } = walk;
	const ownNames: readonly string[] = Object.values(languageNames);
	const other = foreignTextsOf(wordsOf[language === "id" ? "en" : "id"], words);
	const foreign = other.filter((text) => !ownNames.includes(text));
	for (const size of screen.isBrief ? [entered] : sizes) {
		await page.setViewportSize(size);
		const where = `${screen.name}, ${size.width}x${size.height}, ${language}`;
		expect.soft(await inspectScreen(page, foreign), where).toEqual([]);
		if (axeSizes[language].includes(size)) await expectAccessible(page, where);
	}
	if (!screen.isBrief) expect.soft(await walkFocus(page), `${screen.name}, ${language}`).toEqual([]);
	await page.setViewportSize(entered);
}

for (const language of ["id", "en"] as const)
	test(`every screen can be read, reached and understood, ${language}`, async ({ kiosk }) => {
		// Some two seconds a screen, more on a machine that is busy otherwise.
		test.setTimeout(600_000);
		const { page } = kiosk;
		page.setDefaultTimeout(STEP_LIMIT_MS);
		const walk: Walk = { kiosk, page, words: wordsOf[language] };
		await prepare(kiosk, language);
		let lost = 0;
		for (const [index, screen] of screens.entries()) {
			// Each is entered in another size, so that each way there is gone in each.
			const entered = sizes[index % sizes.length] ?? DESK;
			const step = async () => {
				await page.setViewportSize(entered);
				await screen.go(walk);
				await lookAt(walk, screen, language, entered);
				await screen.leave?.(walk);
			};
			// A screen that cannot be reached hides none of the others, unless there is no way on at all.
			await test.step(screen.name, step).catch(async (error: unknown) => {
				lost += 1;
				if (lost > MOST_LOST) throw error;
				expect.soft(String(error), `${screen.name}, ${language}`).toBe("");
				await page.keyboard.press("Escape");
			});
		}
		await page.getByRole("button", { name: walk.words.session.lock, exact: true }).click();
		await expect(page.getByTestId("kiosk")).toBeVisible();
	});
