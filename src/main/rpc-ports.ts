// The only IPC message there is: a page hands over one end of a MessageChannel, and the contract is served on it.
import type { IpcMain, IpcMainEvent, MessagePortMain } from "electron";
import type { App } from "../app/create-app.ts";
import { CONNECT_CHANNEL } from "../contract/port-handover.ts";
import { isAppUrl } from "./app-origin.ts";

/** Our own page's top frame with exactly one port; anything else is refused. */
function portFrom(event: IpcMainEvent): MessagePortMain | null {
	const frame = event.senderFrame;
	const isOurs = frame !== null && frame.parent === null && isAppUrl(frame.url);
	const [port, ...others] = event.ports;
	return isOurs && port && others.length === 0 ? port : null;
}

export function servePorts(ipc: IpcMain, hadir: App): void {
	ipc.on(CONNECT_CHANNEL, (event) => {
		const port = portFrom(event);
		if (!port) {
			for (const refused of event.ports) refused.close();
			return hadir.log.warn({}, "a port from a page that is not ours was refused");
		}
		const context = hadir.createContext({ kind: "local", role: "kiosk" }, { isOwnScreen: true });
		const served = hadir.serveConnection(context, {
			send: (message) => port.postMessage(message),
			end: () => port.close(),
		});
		port.on("message", ({ data }) => void served.receive(data));
		port.on("close", () => {
			served.close();
			hadir.endContext(context);
		});
		port.start();
	});
}
