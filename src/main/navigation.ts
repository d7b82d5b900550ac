// The kiosk shows its own pages only: nothing navigates away, opens a window or embeds a page.
import type { App } from "electron";
import { isAppUrl } from "./app-origin.ts";

export function restrictNavigation(electronApp: App): void {
	electronApp.on("web-contents-created", (_created, contents) => {
		contents.setWindowOpenHandler(() => ({ action: "deny" }));
		contents.on("will-frame-navigate", (event) => {
			if (!event.isMainFrame || !isAppUrl(event.url)) event.preventDefault();
		});
		contents.on("will-redirect", (event) => event.preventDefault());
		contents.on("will-attach-webview", (event) => event.preventDefault());
	});
}
