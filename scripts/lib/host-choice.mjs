// Which host `npm start` takes, and why: pure, so that every row of the decision is tested.

/**
 * @typedef {{ host: "electron", path: string, why: string }} ElectronChoice
 * @typedef {{ host: "browser", path: string, why: string }} BrowserChoice
 * @typedef {{ host: "address", why: string }} AddressChoice
 * @typedef {{ path: string } | { reason: string }} Probe
 */

/**
 * @param {{ wanted: "electron" | "browser" | null, electron: Probe | null, browserPath: string | null, hasDisplay: boolean, headless: boolean }} facts
 *   `electron` is null when it was not looked for: a browser is wanted, or there is no display to show it on
 * @returns {ElectronChoice | BrowserChoice | AddressChoice | { host: "none", why: string }}
 */
export function chooseHost({ wanted, electron, browserPath, hasDisplay, headless }) {
	if (electron && "path" in electron) {
		const why = wanted === "electron" ? "asked for with --host=electron" : "its binary is installed";
		return { host: "electron", path: electron.path, why };
	}
	const missing = electron ? `Electron cannot be used: ${electron.reason}` : null;
	if (wanted === "electron") return { host: "none", why: missing ?? "Electron needs a display, and there is none" };
	const reason = missing ?? (wanted === "browser" ? "asked for with --host=browser" : null);
	if (!hasDisplay && !headless)
		return { host: "address", why: ["no display to open a window on", reason].filter(Boolean).join("; ") };
	if (!browserPath)
		return { host: "address", why: ["no Chromium, Chrome or Edge found", reason].filter(Boolean).join("; ") };
	return { host: "browser", path: browserPath, why: reason ?? "asked for with --headless" };
}

/** @param {ReturnType<typeof chooseHost>} choice */
export function describeChoice(choice) {
	if (choice.host === "electron") return `Host: Electron (${choice.why}).`;
	if (choice.host === "browser") return `Host: browser, ${choice.path} (${choice.why}).`;
	if (choice.host === "address") return `Host: Node alone (${choice.why}).`;
	return `No host: ${choice.why}.`;
}

/** Whether a window can be shown. @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} platform */
export function hasDisplay(env, platform) {
	return platform !== "linux" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
