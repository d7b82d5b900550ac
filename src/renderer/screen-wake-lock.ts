// A screen that the system switches off greets nobody. Electron keeps it on from its main process; a browser does for as long
// as the page asks for it, and forgets whenever the page was hidden.

type WakeLockPage = Pick<Window, "document"> & {
	readonly navigator: { readonly wakeLock?: Pick<WakeLock, "request"> };
};

/** Keeps the screen on while the page lives and is visible, where the browser can. */
export function keepScreenAwake({ document, navigator: { wakeLock } }: WakeLockPage): void {
	if (!wakeLock) return;
	let isAsking = false;
	let lock: Pick<WakeLockSentinel, "released"> | null = null;
	const ask = async () => {
		if (document.visibilityState !== "visible" || isAsking || (lock && !lock.released)) return;
		isAsking = true;
		// Refused on an empty battery, or where a policy says so: the screen then does what the system wants.
		lock = await wakeLock.request("screen").catch(() => null);
		isAsking = false;
	};
	document.addEventListener("visibilitychange", () => void ask());
	void ask();
}
