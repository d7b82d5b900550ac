// The inference process as an Electron utility process: the child that the Node host makes with fork().
import { utilityProcess } from "electron";
import type { AppOptions } from "../app/create-app.ts";

/** @param modulePath the built `inference.js` */
export function createUtilityInference(modulePath: string): AppOptions["spawnInference"] {
	return () => {
		const child = utilityProcess.fork(modulePath, [], { serviceName: "Hadir inference", stdio: "inherit" });
		return {
			post: (message) => child.postMessage(message),
			onMessage: (listener) => void child.on("message", listener),
			onExit: (listener) => void child.on("exit", (code) => listener(`exit code ${code}`)),
			kill: () => {
				// `child.kill` sends SIGTERM, which a process that was stopped does not hear.
				if (child.pid === undefined || !endAtOnce(child.pid)) child.kill();
			},
		};
	};
}

/** False when there is no such process any more. */
function endAtOnce(pid: number): boolean {
	try {
		return process.kill(pid, "SIGKILL");
	} catch {
		return false;
	}
}
