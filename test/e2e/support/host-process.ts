// A built host as a real process with a data folder of its own, reached as an integrator would reach it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 15_000;

export interface HostProcess {
	readonly pid: number;
	/** Address of REST and the WebSocket. */
	readonly url: string;
	/** Everything printed so far, for the report of a failed test. */
	output(): string;
	/** Ends it as an operator would; kills it when it does not end in time. Answers the exit code. */
	stop(): Promise<number | null>;
}

/** Starts `node <args>` (or another program) and waits until it says where it listens. */
export async function startHostProcess(
	program: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv,
): Promise<HostProcess> {
	const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
	let printed = "";
	const url = await new Promise<string>((resolve, reject) => {
		const fail = (reason: string) => reject(new Error(`The host ${reason}:\n${printed}`));
		const timer = setTimeout(() => fail("does not say where it listens"), START_LIMIT_MS);
		const read = (chunk: Buffer) => {
			printed += chunk.toString("utf8");
			const address = /(?:Hadir listens on|REST:) (http\S+)/.exec(printed)?.[1];
			if (address === undefined) return;
			clearTimeout(timer);
			resolve(address);
		};
		child.stdout.on("data", read);
		child.stderr.on("data", read);
		child.once("error", (error) => fail(error.message));
		child.once("exit", (code) => fail(`ended with ${code}`));
	});
	return { pid: z.int().parse(child.pid), url, output: () => printed, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<number | null> {
	if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
	const timer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
	const exited = once(child, "exit");
	child.kill("SIGTERM");
	await exited;
	clearTimeout(timer);
	return child.exitCode;
}
