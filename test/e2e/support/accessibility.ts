import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * WCAG 2.2 A and AA rules on what is on screen once it has stopped moving.
 * @param where for a test that goes on when a screen fails; without it the test ends
 */
export async function expectAccessible(page: Page, where?: string): Promise<void> {
	await whatAppearsHasAppeared(page);
	const { violations } = await new AxeBuilder({ page })
		.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
		.analyze();
	const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
	if (where === undefined) expect(found).toEqual([]);
	else expect.soft(found, where).toEqual([]);
}

/**
 * Half faded in, black text is grey, and its contrast is measured as it stands. What never ends (a spinner, a figure
 * that shows a movement) is not waited for.
 */
async function whatAppearsHasAppeared(page: Page): Promise<void> {
	await page.waitForFunction(() =>
		document
			.getAnimations()
			.every(
				({ playState, effect }) =>
					playState !== "running" || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
			),
	);
}
