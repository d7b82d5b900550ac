import { EventEmitter } from "node:events";
import type { BrowserWindow, WebContents } from "electron";
import { expect, test } from "vitest";
import { keepOpen, restrictKeys, restrictZoom } from "../../../src/main/shell-lock.ts";

/** Emits `name` with an event that can be refused, and tells whether it was. */
function isRefused(target: EventEmitter, name: string, ...values: unknown[]): boolean {
	let refused = false;
	target.emit(name, { preventDefault: () => (refused = true) }, ...values);
	return refused;
}

const press = (key: string, held: Partial<Record<"control" | "meta" | "alt" | "shift", boolean>> = {}) => ({
	type: "keyDown",
	key,
	control: false,
	meta: false,
	alt: false,
	shift: false,
	...held,
});

test("keys that leave the page are refused before it sees them, and typing is not", () => {
	const contents = new EventEmitter();
	restrictKeys(contents as unknown as WebContents);
	const refuses = (input: unknown) => isRefused(contents, "before-input-event", input);
	expect(refuses(press("F12"))).toBe(true);
	expect(refuses(press("F4", { alt: true }))).toBe(true);
	expect(refuses(press("r", { control: true }))).toBe(true);
	expect(refuses(press("q", { meta: true }))).toBe(true);
	expect(refuses(press("7"))).toBe(false);
	expect(refuses(press("v", { control: true }))).toBe(false);
	expect(refuses({ ...press("F12"), type: "keyUp" })).toBe(false);
});

test("a size that somebody zoomed to does not stay", () => {
	const factors: number[] = [];
	const limits: number[][] = [];
	const contents = Object.assign(new EventEmitter(), {
		setZoomFactor: (factor: number) => factors.push(factor),
		setVisualZoomLevelLimits: async (...range: number[]) => void limits.push(range),
	});
	restrictZoom(contents as unknown as WebContents);
	contents.emit("did-finish-load");
	contents.emit("zoom-changed", {}, "in");
	expect(factors).toEqual([1, 1]);
	expect(limits).toEqual([[1, 1]]);
});

test("the window does not close for who asks it to", () => {
	const window = new EventEmitter();
	keepOpen(window as unknown as BrowserWindow);
	expect(isRefused(window, "close")).toBe(true);
});
