// Ways out of the page that a browser offers to whoever touches it: its menus, its keys, zoom, and files that are dropped.
import { isKioskKey } from "../contract/kiosk-keys.ts";

/** Takes them away for as long as the page lives. Fields that take a file go on taking one. */
export function guardPage(page: Window): void {
	const { document } = page;
	document.addEventListener("contextmenu", refuse, { capture: true });
	document.addEventListener("dragstart", refuse, { capture: true });
	document.addEventListener("dragover", refuseUnlessForFiles, { capture: true });
	document.addEventListener("drop", refuseUnlessForFiles, { capture: true });
	// Ctrl and the wheel is zoom, and so is a pinch on a touchpad. Passive listeners cannot refuse.
	document.addEventListener("wheel", refuseZoom, { capture: true, passive: false });
	page.addEventListener("keydown", refuseShellKeys, { capture: true });
}

function refuse(event: Event): void {
	event.preventDefault();
}

function refuseUnlessForFiles(event: DragEvent): void {
	const takesFiles = event.target instanceof HTMLInputElement && event.target.type === "file";
	if (!takesFiles) event.preventDefault();
}

function refuseZoom(event: WheelEvent): void {
	if (event.ctrlKey) event.preventDefault();
}

function refuseShellKeys(event: KeyboardEvent): void {
	const isOurs = isKioskKey({
		key: event.key,
		isCtrlDown: event.ctrlKey,
		isMetaDown: event.metaKey,
		isAltDown: event.altKey,
		isShiftDown: event.shiftKey,
	});
	if (!isOurs) event.preventDefault();
}
