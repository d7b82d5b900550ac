// The part of Electron that this sandboxed preload uses. Electron's own types would bring Node's with them, and with
// them `process` and `require` would compile here although a sandboxed preload has neither (see tsconfig.json, paths).
export declare const ipcRenderer: {
	postMessage(channel: string, message: null, transfer: [MessagePort]): void;
};
