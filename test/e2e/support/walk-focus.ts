// Goes through a screen with the Tab key, as somebody without a mouse does.
import type { Page } from "@playwright/test";

interface Stop {
	readonly label: string;
	/** Its number among the stops; a second visit of the same means that everything was visited. */
	readonly id: number;
	readonly problems: readonly string[];
}

/** Enough to see how a screen does; long lists are virtual and never end. */
const MOST_STOPS = 40;

/** Runs in the page. WCAG 2.2: 2.4.3 order, 2.4.7 visible, 2.4.11 not obscured. */
function readStop(): Stop | null {
	/** A field's frame may show the focus of what is in it. */
	const LEVELS = 3;
	const focused = document.activeElement;
	if (!(focused instanceof HTMLElement) || focused === document.body) return null;
	if (focused.dataset["baseUiFocusGuard"] !== undefined) return { label: "", id: -1, problems: [] };
	const label =
		(focused.getAttribute("aria-label") ?? focused.textContent ?? "").trim().slice(0, 60) || focused.tagName;
	const visited = document.querySelectorAll<HTMLElement>("[data-walked]");
	const known = focused.dataset["walked"];
	const id = known === undefined ? visited.length : Number(known);
	focused.dataset["walked"] = String(id);

	const isMarked = (element: Element | null, levels: number): boolean => {
		if (!element || levels === 0) return false;
		const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
		const hasOutline = outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
		return hasOutline || (levels === LEVELS && boxShadow !== "none") || isMarked(element.parentElement, levels - 1);
	};
	const problems: string[] = [];
	if (focused.tabIndex > 0) problems.push("has a tabindex of its own");
	if (!isMarked(focused, LEVELS)) problems.push("does not show that it has the focus");
	const { left, top, width, height } = focused.getBoundingClientRect();
	const atop = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2);
	const isItself =
		atop !== null && (focused.contains(atop) || atop.contains(focused) || atop.closest("label")?.contains(focused));
	if (!isItself) problems.push(`is covered by ${atop?.tagName ?? "nothing: it is off the screen"}`);
	const last = [...visited].find((element) => Number(element.dataset["walked"]) === id - 1);
	/** A dialog goes round in itself, from wherever it began. */
	const isDialog = focused.closest("[role=dialog], [role=alertdialog]") !== null;
	const isBefore = last && (last.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
	if (known === undefined && isBefore && !isDialog) problems.push("comes before what was focused before it");
	return { label, id, problems };
}

/** What is wrong with the way of the focus; at least one stop must be there. */
export async function walkFocus(page: Page): Promise<string[]> {
	const problems: string[] = [];
	await page.evaluate(() => {
		// From the top, wherever a finger was last: the browser goes on from there otherwise. A dialog keeps the focus, and
		// has put it where it wants to begin.
		if (!document.querySelector("[role=dialog], [role=alertdialog]")) {
			document.body.tabIndex = -1;
			document.body.focus();
			document.body.removeAttribute("tabindex");
		}
		for (const element of document.querySelectorAll<HTMLElement>("[data-walked]")) delete element.dataset["walked"];
	});
	let stops = 0;
	let outside = 0;
	while (stops < MOST_STOPS && outside < 2) {
		await page.keyboard.press("Tab");
		// The guard at a dialog's end sends the focus back with the next frame; fingers are slower than that.
		await page.evaluate(
			() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
		);
		const stop = await page.evaluate(readStop);
		if (stop === null) outside += 1;
		else if (stop.id !== -1 && stop.id < stops) break;
		else if (stop.id !== -1) {
			stops += 1;
			problems.push(...stop.problems.map((problem) => `"${stop.label}" ${problem}`));
		}
	}
	return stops === 0 ? ["nothing can be reached with the Tab key"] : problems;
}
