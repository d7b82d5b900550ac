// The built Node host as a child process, and where it listens.
import { fork } from "node:child_process";
import { join } from "node:path";
import { ownGroup } from "./child-process.mjs";
import { projectRoot } from "./node-runtime.mjs";
import { RESTART_EXIT_CODE } from "./restart-code.mjs";

/** @typedef {{ kioskUrl: string, dataDir: string }} Listening what `src/server/index.ts` tells its parent */

/** @param {unknown} message @returns {message is Listening} */
function isListening(message) {
	if (typeof message !== "object" || message === null) return false;
	return ["kioskUrl", "dataDir"].every((key) => typeof Reflect.get(message, key) === "string");
}

/**
 * @param {{ env?: NodeJS.ProcessEnv, hasKioskWindow?: boolean }} [options] `hasKioskWindow`: its end closes a browser that the caller opens
 * @returns {{ process: import("node:child_process").ChildProcess, listening: Promise<Listening | null> }}
 *   `listening` is null when the host ended first; it has then said why
 */
export function startNodeHost({ env = process.env, hasKioskWindow = false } = {}) {
	const args = [`--restart-code=${RESTART_EXIT_CODE}`, ...(hasKioskWindow ? ["--kiosk-window"] : [])];
	const child = fork(join(projectRoot, "out", "main", "server.js"), args, { env, ...ownGroup });
	/** @type {Promise<Listening | null>} */
	const listening = new Promise((resolveListening) => {
		child.on("message", (message) => {
			if (isListening(message)) resolveListening(message);
		});
		child.once("exit", () => resolveListening(null));
	});
	return { process: child, listening };
}
