// What a state looks like in numbers: which texts there are, how large, and what is wrong with where they are.
import type { Page } from "@playwright/test";

export interface MeasuredText {
	readonly text: string;
	readonly fontPx: number;
	/** What the panel is there for: the largest of its texts. */
	readonly isMain: boolean;
}

export interface MeasuredScreen {
	readonly texts: readonly MeasuredText[];
	/** Texts that their own box cuts. */
	readonly cut: readonly string[];
	/** Texts that leave the screen. */
	readonly outside: readonly string[];
	/** Texts that lie on one another. */
	readonly overlapping: readonly string[];
}

/** Runs in the page. */
function measure(): MeasuredScreen {
	const SLACK_PX = 1;
	const SPARE_EM = 0.14;
	/** Only supervisors and testers read these. */
	const technical = "[data-testid=test-mode], code";

	function textsOf(root: ParentNode) {
		return [...root.querySelectorAll<HTMLElement>("p, span, time, button, h1, h2, a, li")]
			.filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()))
			.filter((element) => !element.closest("[aria-hidden=true]") && element.checkVisibility());
	}
	function boxOf(element: HTMLElement): DOMRect {
		const range = document.createRange();
		range.selectNodeContents(element);
		const { x, y, width, height } = range.getBoundingClientRect();
		// The font's own box is higher than its letters, and reaches into the lines above and below.
		const spare = Number.parseFloat(getComputedStyle(element).fontSize) * SPARE_EM;
		return new DOMRect(x, y + spare, width, Math.max(0, height - 2 * spare));
	}
	const words = (element: HTMLElement) => element.textContent?.trim().replace(/\s+/g, " ") ?? "";
	const elements = textsOf(document.querySelector("dialog[open]") ?? document);
	const boxes = elements.map((element) => ({ element, box: boxOf(element) }));

	function isCut({ element, box }: (typeof boxes)[number]): boolean {
		for (let parent: HTMLElement | null = element; parent; parent = parent.parentElement) {
			if (getComputedStyle(parent).overflowY === "visible") continue;
			const frame = parent.getBoundingClientRect();
			const hidden =
				parent.scrollHeight - parent.clientHeight > SLACK_PX || parent.scrollWidth - parent.clientWidth > SLACK_PX;
			const leaves = box.bottom - frame.bottom > SLACK_PX || box.right - frame.right > SLACK_PX;
			if (parent === element ? hidden : leaves) return true;
		}
		return false;
	}
	function leavesScreen({ box }: (typeof boxes)[number]): boolean {
		return box.left < 0 || box.top < 0 || box.right > innerWidth + SLACK_PX || box.bottom > innerHeight + SLACK_PX;
	}
	const overlapping = boxes.flatMap((a, i) =>
		boxes
			.slice(i + 1)
			.filter(
				(b) =>
					!a.element.contains(b.element) &&
					a.box.left < b.box.right - SLACK_PX &&
					b.box.left < a.box.right - SLACK_PX &&
					a.box.top < b.box.bottom - SLACK_PX &&
					b.box.top < a.box.bottom - SLACK_PX,
			)
			.map((b) => `${words(a.element)} / ${words(b.element)}`),
	);
	const fontPx = (element: HTMLElement) => Number.parseFloat(getComputedStyle(element).fontSize);
	function isMain(element: HTMLElement): boolean {
		const panel = element.closest("[data-testid^=card-], [data-testid^=prompt-], [data-testid^=notice-]");
		return panel !== null && fontPx(element) === Math.max(...textsOf(panel.parentElement ?? panel).map(fontPx));
	}
	return {
		texts: elements
			.filter((element) => !element.closest(technical))
			.map((element) => ({ text: words(element), fontPx: fontPx(element), isMain: isMain(element) })),
		cut: boxes.filter(isCut).map(({ element }) => words(element)),
		outside: boxes.filter(leavesScreen).map(({ element }) => words(element)),
		overlapping,
	};
}

export function measureScreen(page: Page): Promise<MeasuredScreen> {
	return page.evaluate(measure);
}
