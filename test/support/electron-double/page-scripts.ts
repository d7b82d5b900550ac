// What is evaluated in the page before anything else: the built preload with a `require` that knows `electron` only.

export const IPC_PATH = "/__electron-double/port";

/** Runs in the page. Each port becomes a WebSocket; the first message names the channel and the frame. */
function installIpcRenderer(ipcPath: string, runPreload: (require: (name: string) => unknown) => void): void {
	if (window.top !== window || !window.location.hostname.endsWith(".localhost")) return;

	function bridge(port: MessagePort, channel: string): void {
		const socket = new WebSocket(`ws://${window.location.host}${ipcPath}`);
		socket.binaryType = "arraybuffer";
		const waiting: (string | Uint8Array<ArrayBuffer>)[] = [JSON.stringify({ channel, url: window.location.href })];
		const flush = () => {
			for (const data of waiting.splice(0)) socket.send(data);
		};
		socket.addEventListener("open", flush);
		socket.addEventListener("message", ({ data }) => {
			port.postMessage(data instanceof ArrayBuffer ? new Uint8Array(data) : data);
		});
		socket.addEventListener("close", () => port.close());
		port.addEventListener("close", () => socket.close());
		port.addEventListener("message", ({ data }) => {
			if (typeof data !== "string" && !(data instanceof Uint8Array))
				throw new TypeError("An object could not be cloned.");
			waiting.push(typeof data === "string" ? data : new Uint8Array(data));
			if (socket.readyState === WebSocket.OPEN) flush();
		});
		port.start();
	}

	const ipcRenderer = {
		postMessage(channel: string, _message: unknown, ports: readonly MessagePort[] = []) {
			for (const port of ports) bridge(port, channel);
		},
	};
	runPreload((name) => {
		if (name === "electron") return { ipcRenderer };
		throw new Error(`A sandboxed preload cannot require ${name}`);
	});
}

/** @param preloadSource the built CommonJS preload */
export function preloadScript(preloadSource: string): string {
	const runPreload = `(require) => { const module = { exports: {} }; ((exports, module) => {\n${preloadSource}\n})(module.exports, module); }`;
	return `(${installIpcRenderer.toString()})(${JSON.stringify(IPC_PATH)}, ${runPreload});`;
}
