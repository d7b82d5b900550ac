// The inference process under Node: a forked child with structured-clone messages.
import { fork } from "node:child_process";
import type { InferenceChannel, SpawnInference } from "./inference-channel.ts";

/** Variables of the product carry keys; the inference process needs none of them. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("HADIR_")));
}

/** `modulePath`: `inference-process.ts`, or its build. */
export function createForkedInference(modulePath: string): SpawnInference {
	return () => {
		const child = fork(modulePath, [], {
			serialization: "advanced",
			execArgv: [],
			env: withoutSecrets(process.env),
			stdio: ["ignore", "inherit", "inherit", "ipc"],
		});
		const channel: InferenceChannel = {
			post(message) {
				if (!child.connected || !isSendable(message)) return;
				// The error of a send that lost the race with the child's death is not news: `exit` tells.
				child.send(message, () => undefined);
			},
			onMessage(listener) {
				child.on("message", listener);
			},
			onExit(listener) {
				let isTold = false;
				const tell = (reason: string) => {
					if (isTold) return;
					isTold = true;
					listener(reason);
				};
				child.once("exit", (code, signal) => tell(signal ? `signal ${signal}` : `exit code ${code}`));
				child.once("error", (error) => tell(error.message));
			},
			kill() {
				child.kill("SIGKILL");
			},
		};
		return channel;
	};
}

function isSendable(message: unknown): message is object {
	return typeof message === "object" && message !== null;
}
