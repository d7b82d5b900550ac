// `electron.utilityProcess`: a forked Node process that finds `process.parentPort`, as Electron's does.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const childSetup = fileURLToPath(new URL("./utility-child.ts", import.meta.url));

export const utilityProcess = {
	fork(modulePath: string, args: readonly string[] = []) {
		const child = fork(modulePath, args, {
			serialization: "advanced",
			execArgv: ["--import", childSetup],
			stdio: ["ignore", "inherit", "inherit", "ipc"],
		});
		const api = {
			get pid() {
				return child.exitCode === null && child.signalCode === null ? child.pid : undefined;
			},
			postMessage: (message: unknown) => {
				if (child.connected) child.send(Object(message));
			},
			kill: () => child.kill(),
			on: (name: "message" | "exit", listener: (value: unknown) => void) => {
				if (name === "message") child.on("message", listener);
				else child.on("exit", (code) => listener(code ?? 1));
				return api;
			},
		};
		return api;
	},
};
