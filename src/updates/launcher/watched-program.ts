// A version as a child process, and what it tells about itself.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import type { VersionFolders } from "../version-folders.ts";

/** The host says this every second when it was started with `--report-readiness`. */
const reportSchema = z.object({ readiness: z.enum(["starting", "ready", "notReady"]) });

/** As scripts/lib/restart-code.mjs: the program wants to be started again. */
export const RESTART_CODE = 75;
const GRACE_MS = 15_000;

export interface WatchedProgram {
	/** Exit code; 1 when it ended by a signal or could not be started. */
	readonly ended: Promise<number>;
	/** What it last said, and when (monotonic). */
	last(): { readonly readiness: "starting" | "ready" | "notReady"; readonly atMs: number } | null;
	/** Asks it to end, and ends it for good when it does not. */
	end(): Promise<void>;
	signal(name: NodeJS.Signals): void;
}

/** @param passedOn arguments of the launcher that are the program's */
export function startProgram(folders: VersionFolders, version: string, passedOn: readonly string[]): WatchedProgram {
	const { program, args } = folders.launchOf(version);
	const folder = folders.folderOf(version);
	const child = spawn(
		join(folder, program),
		[...args, `--restart-code=${RESTART_CODE}`, "--report-readiness", ...passedOn],
		{
			cwd: folder,
			stdio: ["inherit", "inherit", "inherit", "ipc"],
		},
	);
	let last: ReturnType<WatchedProgram["last"]> = null;
	child.on("message", (message) => {
		const report = reportSchema.safeParse(message);
		if (report.success) last = { readiness: report.data.readiness, atMs: performance.now() };
	});
	const ended = endOf(child);
	return {
		ended,
		last: () => last,
		async end() {
			child.kill("SIGTERM");
			const timeout = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
			await ended;
			clearTimeout(timeout);
		},
		signal: (name) => void child.kill(name),
	};
}

function endOf(child: ChildProcess): Promise<number> {
	return new Promise((resolve) => {
		child.once("error", (error) => {
			console.error(error.message);
			resolve(1);
		});
		child.once("exit", (code) => resolve(code ?? 1));
	});
}
