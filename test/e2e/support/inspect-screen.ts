// What can be wrong with any screen, whatever is on it: it runs out sideways, cuts its words, or speaks in keys.
import type { Page } from "@playwright/test";

/** Runs in the page. */
function inspect(foreignTexts: readonly string[]): string[] {
	const SLACK_PX = 1;
	/** The font's own box is higher than its letters. */
	const LETTER_SLACK_EM = 0.35;
	const foreign = new Set(foreignTexts);
	const words = (element: Element) => element.textContent?.trim().replace(/\s+/g, " ").slice(0, 80) ?? "";
	/** For screen readers only: one pixel, clipped. */
	const isForReadersOnly = (element: HTMLElement) => element.clientWidth <= 1 || element.clientHeight <= 1;
	const isSeen = (element: Element) =>
		!element.closest("[aria-hidden=true], [data-base-ui-inert]") &&
		element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

	function whatIsCut(element: HTMLElement): string[] {
		if (!isSeen(element) || isForReadersOnly(element) || words(element) === "") return [];
		const { overflowX, overflowY, fontSize } = getComputedStyle(element);
		const isTooWide = overflowX !== "visible" && element.scrollWidth > element.clientWidth + SLACK_PX;
		const isText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
		const slackPx = LETTER_SLACK_EM * Number.parseFloat(fontSize);
		const isClipped = isText && ["hidden", "clip"].includes(overflowY);
		return [
			isTooWide ? `${overflowX === "auto" ? "scrolls sideways" : "is cut at its side"}: ${words(element)}` : "",
			isClipped && element.scrollHeight > element.clientHeight + slackPx ? `is cut below: ${words(element)}` : "",
		];
	}
	function whatIsNotTranslated(node: Node): string[] {
		const text = node.nodeValue?.trim() ?? "";
		const parent = node.parentElement;
		if (!parent || parent.closest("script, style, code, textarea") || !isSeen(parent)) return [];
		const isKey = text.includes("{{") || /^[a-z][a-zA-Z]*(\.[a-zA-Z][a-zA-Z_]*)+$/.test(text);
		return [isKey ? `is not translated: ${text}` : "", foreign.has(text) ? `is in the other language: ${text}` : ""];
	}

	const { documentElement: root } = document;
	const isPageTooWide = root.scrollWidth > root.clientWidth + SLACK_PX;
	const texts: Node[] = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node);
	const problems = [
		isPageTooWide ? `the page is ${root.scrollWidth} px wide on a screen of ${root.clientWidth} px` : "",
		...[...document.querySelectorAll<HTMLElement>("body *")].flatMap(whatIsCut),
		...texts.flatMap(whatIsNotTranslated),
	];
	return [...new Set(problems.filter(Boolean))];
}

/** @param foreignTexts of another language, none of which may be on screen */
export async function inspectScreen(page: Page, foreignTexts: readonly string[]): Promise<string[]> {
	// What follows a new size (another layout, rows that are measured) is drawn in the frames after it.
	await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
	return page.evaluate(inspect, foreignTexts);
}

/** All texts of `theirs` that `ours` does not have, without those that are filled in. */
export function foreignTextsOf(theirs: object, ours: object): string[] {
	const own = new Set(leaves(ours));
	return leaves(theirs).filter((text) => !own.has(text) && !text.includes("{{") && text.includes(" "));
}

function leaves(words: unknown): string[] {
	if (typeof words === "string") return [words];
	return typeof words === "object" && words !== null ? Object.values(words).flatMap(leaves) : [];
}
