// What Electron itself would still let a keyboard or a touch do to the kiosk's window.
import type { BrowserWindow, Input, WebContents } from "electron";
import { isKioskKey } from "../contract/kiosk-keys.ts";

/** Before the page sees them: a page that hangs would refuse nothing. */
export function restrictKeys(contents: WebContents): void {
	contents.on("before-input-event", (event, input) => {
		if (input.type === "keyDown" && !isKioskKey(toKeyPress(input))) event.preventDefault();
	});
}

function toKeyPress({ key, control, meta, alt, shift }: Input) {
	return { key, isCtrlDown: control, isMetaDown: meta, isAltDown: alt, isShiftDown: shift };
}

/** A size that somebody zoomed to would be kept for everybody who comes after. */
export function restrictZoom(contents: WebContents): void {
	contents.on("did-finish-load", () => {
		contents.setZoomFactor(1);
		void contents.setVisualZoomLevelLimits(1, 1);
	});
	contents.on("zoom-changed", () => contents.setZoomFactor(1));
}

/** Alt+F4 and the window manager ask it to close; the application ends by quitting, which asks nobody. */
export function keepOpen(window: BrowserWindow): void {
	window.on("close", (event) => event.preventDefault());
}
