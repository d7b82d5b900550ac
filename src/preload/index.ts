// Runs sandboxed beside the page. Gives it one MessagePort to the main process and exposes nothing else: no
// contextBridge, no ipcRenderer, no Node.
import { ipcRenderer } from "electron";
import { CONNECT_CHANNEL, PAGE_READY, PORT_OFFER } from "../contract/port-handover.ts";

window.addEventListener("message", (event: MessageEvent<unknown>) => {
	if (event.source !== window || event.origin !== window.location.origin) return;
	const { data } = event;
	if (typeof data !== "object" || data === null || !("type" in data) || data.type !== PAGE_READY) return;
	const { port1, port2 } = new MessageChannel();
	ipcRenderer.postMessage(CONNECT_CHANNEL, null, [port1]);
	window.postMessage({ type: PORT_OFFER }, window.location.origin, [port2]);
});
