// Which keys a kiosk's page leaves to the browser around it. The page asks, for the browser host; the main process asks
// before the page does, for Electron: what a keyboard that somebody plugs in can do must be the same under both.

export interface KeyPress {
	/** `KeyboardEvent.key` */
	readonly key: string;
	readonly isCtrlDown: boolean;
	readonly isMetaDown: boolean;
	readonly isAltDown: boolean;
	readonly isShiftDown: boolean;
}

/** Typing, and moving in a text. Everything else with Ctrl or Cmd opens, saves, prints, reloads, closes or zooms. */
const EDITING_KEYS: ReadonlySet<string> = new Set([
	..."acvxzy",
	"arrowleft",
	"arrowright",
	"arrowup",
	"arrowdown",
	"home",
	"end",
	"backspace",
	"delete",
]);
/** With Shift these are DevTools (C) or paste without a look (V); redo and selecting stay. */
const NOT_WITH_SHIFT: ReadonlySet<string> = new Set([..."acvxy"]);
const MODIFIERS: ReadonlySet<string> = new Set(["Control", "Meta", "Alt", "AltGraph", "Shift"]);
/** F5 reloads, F11 leaves the full screen, F12 opens DevTools; media keyboards have keys for back, home and mail. */
const SHELL_KEY = /^(?:F\d{1,2}|Browser\w+|Launch\w+|ContextMenu|Print|PrintScreen|Help|ZoomIn|ZoomOut|ZoomToggle)$/;

/** Whether a key may do what it does. Deny by default as soon as Ctrl, Cmd or Alt is down. */
export function isKioskKey({ key, isCtrlDown, isMetaDown, isAltDown, isShiftDown }: KeyPress): boolean {
	if (MODIFIERS.has(key)) return true;
	if (SHELL_KEY.test(key) || isAltDown) return false;
	if (!isCtrlDown && !isMetaDown) return true;
	const lower = key.toLowerCase();
	return EDITING_KEYS.has(lower) && !(isShiftDown && NOT_WITH_SHIFT.has(lower));
}
