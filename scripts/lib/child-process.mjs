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

/**
 * Waits until one of the processes ends or the user asks to stop, then ends all of them in reverse order.
 * @param {readonly import("node:child_process").ChildProcess[]} children
 * @returns {Promise<number>} exit code of the first that ended by itself; 0 after Ctrl-C
 */
export async function superviseUntilFirstExit(children) {
	const code = await new Promise((resolveCode) => {
		for (const child of children) {
			child.once("error", (error) => {
				console.error(error.message);
				resolveCode(1);
			});
			child.once("exit", (exitCode) => resolveCode(exitCode ?? 1));
			if (hasEnded(child)) resolveCode(child.exitCode ?? 1);
		}
		for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
			process.on(signal, () => resolveCode(0));
	});
	for (const child of [...children].reverse()) await end(child);
	return code;
}
