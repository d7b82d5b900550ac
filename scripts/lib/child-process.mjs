// Starting and ending processes, so that Ctrl-C leaves nothing behind.
import { spawn } from "node:child_process";

/**
 * Runs a command with our terminal and waits for its end.
 * @param {string} command @param {readonly string[]} args @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} exit code; 1 when it ended by a signal or could not be started
 */
export function run(command, args, options = {}) {
	return new Promise((resolveExit) => {
		const child = spawn(command, args, { stdio: "inherit", ...options });
		child.on("error", (error) => {
			console.error(`${command}: ${error.message}`);
			resolveExit(1);
		});
		child.on("exit", (code) => resolveExit(code ?? 1));
	});
}

/** @param {import("node:child_process").ChildProcess} child */
function hasEnded(child) {
	return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/**
 * Asks a process to end, and ends it for good when it has not after `graceMs`.
 * @param {import("node:child_process").ChildProcess} child @param {number} graceMs
 * @returns {Promise<void>}
 */
export function end(child, graceMs = 5_000) {
	if (hasEnded(child)) return Promise.resolve();
	return new Promise((resolveEnd) => {
		const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
		child.once("exit", () => {
			clearTimeout(timer);
			resolveEnd();
		});
		child.kill("SIGTERM");
	});
}

/**
 * For processes that outlive a moment: in a group of their own, because Ctrl-C reaches every process of the terminal's
 * group and npm passes it on again, while a second signal tells the host not to finish what is under way.
 */
export const ownGroup = { detached: process.platform !== "win32" };

const stopSignals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** @typedef {{ ended: import("node:child_process").ChildProcess | null, code: number }} FirstEnd null and 0: the user */

/**
 * Runs `work` with a promise of the user's wish to stop. The signals stay caught until it is through: a second Ctrl-C must
 * not leave behind what is being ended.
 * @param {(stopped: Promise<FirstEnd>) => Promise<number>} work
 */
async function untilStopped(work) {
	/** @type {PromiseWithResolvers<FirstEnd>} */
	const stopped = Promise.withResolvers();
	const stop = () => stopped.resolve({ ended: null, code: 0 });
	for (const signal of stopSignals) process.on(signal, stop);
	try {
		return await work(stopped.promise);
	} finally {
		for (const signal of stopSignals) process.off(signal, stop);
	}
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<FirstEnd>}
 */
function endOf(child) {
	return new Promise((resolveEnd) => {
		// A program that is not there says so only after this turn: its error must find a listener.
		child.once("error", (error) => {
			console.error(error.message);
			resolveEnd({ ended: child, code: 1 });
		});
		child.once("exit", (exitCode) => resolveEnd({ ended: child, code: exitCode ?? 1 }));
		if (child.pid !== undefined && hasEnded(child)) resolveEnd({ ended: child, code: child.exitCode ?? 1 });
	});
}

/**
 * Waits until one of the processes ends or the user asks to stop, then ends all of them in reverse order.
 * @param {readonly import("node:child_process").ChildProcess[]} children
 * @returns {Promise<number>} exit code of the first that ended by itself; 0 after Ctrl-C
 */
export function superviseUntilFirstExit(children) {
	return untilStopped(async (stopped) => {
		const { code } = await Promise.race([stopped, ...children.map(endOf)]);
		for (const child of [...children].reverse()) await end(child);
		return code;
	});
}

/** A window that goes at once cannot be had, and is not opened again and again. */
const GOES_AT_ONCE_MS = 5_000;
const MOST_GONE_AT_ONCE = 3;

/** A browser whose page hangs may never end by being asked. */
const STUCK_GRACE_MS = 1_000;

/** The host has not heard from the page that the window shows. @param {unknown} message */
const asksForWindow = (message) => typeof message === "object" && message !== null && "windowIsGone" in message;

/**
 * Keeps a window open for as long as the host runs: a kiosk is left behind its PIN, not by Alt+F4, a browser that crashed
 * comes back, and one whose page the host has not heard any more is ended and opened anew. The host is told of each window.
 * @param {import("node:child_process").ChildProcess} host
 * @param {() => import("node:child_process").ChildProcess} openWindow
 * @returns {Promise<number>} the host's exit code; the window's when it cannot be had, never 0; 0 after Ctrl-C
 */
export function superviseWithWindow(host, openWindow) {
	return untilStopped(async (stopped) => {
		const hostEnd = endOf(host);
		let goneAtOnce = 0;
		for (;;) {
			const openedAtMs = performance.now();
			const window = openWindow();
			if (host.connected) host.send({ windowIsOpened: true });
			/** @type {PromiseWithResolvers<null>} */
			const stuck = Promise.withResolvers();
			/** @param {unknown} message */
			const listen = (message) => asksForWindow(message) && stuck.resolve(null);
			host.on("message", listen);
			const first = await Promise.race([stopped, hostEnd, endOf(window), stuck.promise]);
			host.off("message", listen);
			if (first === null) {
				console.log("The kiosk's page gives no sign of life: its window opens anew.");
				await end(window, STUCK_GRACE_MS);
				continue;
			}
			const { ended, code } = first;
			goneAtOnce = performance.now() - openedAtMs < GOES_AT_ONCE_MS ? goneAtOnce + 1 : 0;
			if (ended !== window || goneAtOnce === MOST_GONE_AT_ONCE) {
				await end(window);
				await end(host);
				// Without its window there is no kiosk: whoever started it (systemd, on failure) is to try again.
				return ended === window && code === 0 ? 1 : code;
			}
			console.log("The kiosk's window was closed and opens again. Leave it in its settings, or press Ctrl-C here.");
		}
	});
}
