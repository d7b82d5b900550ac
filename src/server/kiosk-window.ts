// The browser that `npm start` opened for this host: it can only be ended and opened again by the script that opened it, which
// is told over the channel between parent and child.
import type { App } from "../app/create-app.ts";
import { keepPage } from "../app/keep-page.ts";
import type { LaunchOptions } from "../app/launch-options.ts";

function isWindowOpened(message: unknown): boolean {
	return typeof message === "object" && message !== null && "windowIsOpened" in message;
}

/** Keeps the page in that browser alive; does nothing where there is no such browser, and in the demo, which may be closed. */
export function keepKioskWindow(app: App, { hasKioskWindow }: LaunchOptions): { stop(): void } {
	if (!hasKioskWindow || app.config.demo) return { stop: () => undefined };
	const keeper = keepPage(app, {
		bringBack: () => void process.send?.({ windowIsGone: true }),
		// A browser says nothing of a page that crashed, and shows its own in its place.
		tellsCrashes: false,
	});
	let windows = 0;
	process.on("message", (message) => {
		if (!isWindowOpened(message)) return;
		windows += 1;
		if (windows === 1) keeper.start();
		else keeper.noteReplaced();
	});
	return keeper;
}
