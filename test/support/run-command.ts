// Runs one of `src/cli` as npm does: a real process, its own environment, nothing inherited but the path.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";

export interface CommandResult {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

const projectRoot = join(import.meta.dirname, "../..");

export function runCommand(
	command: string,
	parameters: readonly string[],
	env: Readonly<Record<string, string>>,
	input?: string,
): Promise<CommandResult> {
	return runScript(`src/cli/${command}.ts`, parameters, env, input);
}

/** The same for a script elsewhere; `script` is a path inside the project. */
export async function runScript(
	script: string,
	parameters: readonly string[],
	env: Readonly<Record<string, string>> = {},
	/** What is piped in; nothing unless given. */
	input = "",
): Promise<CommandResult> {
	const child = spawn(process.execPath, [join(projectRoot, script), ...parameters], {
		cwd: projectRoot,
		env: { PATH: process.env["PATH"] ?? "", TZ: "Asia/Jakarta", ...env },
		stdio: ["pipe", "pipe", "pipe"],
	});
	child.stdin.end(input);
	const ended = new Promise<number | null>((resolve, reject) => {
		child.once("error", reject);
		child.once("close", resolve);
	});
	const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
	return { code, stdout, stderr };
}
