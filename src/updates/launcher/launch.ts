// Starts the version that is chosen, watches over a trial, and goes back when it does not become healthy. Who starts the
// launcher again after a crash of a proven version is the system's service manager: it has the backoff.
import { setTimeout as pause } from "node:timers/promises";
import { openVersionFolders, type VersionFolders } from "../version-folders.ts";
import { chooseVersion, forgetStart, prove, sendBack } from "./trial-rules.ts";
import { RESTART_CODE, startProgram, type WatchedProgram } from "./watched-program.ts";

export interface LaunchOptions {
	readonly root: string;
	/** Until it is ready for the first time, from its start or its last word that it is still starting. */
	readonly readyWithinMs: number;
	/** So long it has to stay ready. */
	readonly provingMs: number;
	readonly passedOn: readonly string[];
}

const LOOK_EVERY_MS = 100;
/** Reports come every second; whoever says nothing for so long hangs. */
const SILENT_MS = 15_000;
const BETWEEN_STARTS_MS = 1_000;
/** However long a program says that it is still starting: a database of years has been brought up to date by then. */
const LONGEST_START_MS = 60 * 60_000;

const tell = (line: string) => console.log(`launcher: ${line}`);

/** Resolves with the exit code for the service manager. */
export async function launch(options: LaunchOptions): Promise<number> {
	const folders = openVersionFolders(options.root);
	const stop = watchStopSignals();
	for (;;) {
		const code = await runChosen(folders, options, stop);
		if (stop.isAsked()) return 0;
		if (code !== null) return code;
	}
}

/** One start, to its end. Returns the exit code when the launcher ends with it; null: something is to be started again. */
async function runChosen(folders: VersionFolders, options: LaunchOptions, stop: StopSignals): Promise<number | null> {
	const { version, isTrial } = chooseVersion(folders, Date.now(), tell);
	tell(`starting ${version}${isTrial ? ", on trial" : ""}`);
	const program = startProgram(folders, version, options.passedOn);
	stop.onAsked((signal) => program.signal(signal));
	const fate = isTrial ? await watchTrial(program, options, stop) : "proven";
	if (fate === "notReady") {
		await program.end();
		if (!stop.isAsked()) sendBack(folders, "notReady", Date.now(), tell);
	}
	if (fate === "proven" && isTrial) prove(folders, Date.now(), tell);
	const code = await program.ended;
	if (stop.isAsked() && fate !== "proven") forgetStart(folders);
	if (isOver(folders, fate, code)) return code;
	if (code !== RESTART_CODE && !stop.isAsked()) await pause(BETWEEN_STARTS_MS);
	return null;
}

type Fate = "proven" | "notReady" | "ended";

/** A proven version that ended by itself is the service manager's; anything else is chosen anew. */
function isOver(folders: VersionFolders, fate: Fate, code: number): boolean {
	return fate === "proven" && code !== RESTART_CODE && folders.linked("current") === folders.linked("proven");
}

async function watchTrial(
	program: WatchedProgram,
	{ readyWithinMs, provingMs }: LaunchOptions,
	stop: StopSignals,
): Promise<Fate> {
	const startedAtMs = performance.now();
	let hasEnded = false;
	void program.ended.then(() => {
		hasEnded = true;
	});
	let startingUntilMs = startedAtMs;
	let readySinceMs: number | null = null;
	for (;;) {
		await pause(LOOK_EVERY_MS);
		if (hasEnded || stop.isAsked()) return "ended";
		const nowMs = performance.now();
		const last = program.last();
		if (last?.readiness === "starting" && nowMs - startedAtMs < LONGEST_START_MS) startingUntilMs = last.atMs;
		const isReady = last?.readiness === "ready" && nowMs - last.atMs < SILENT_MS;
		readySinceMs = isReady ? (readySinceMs ?? nowMs) : null;
		if (readySinceMs !== null && nowMs - readySinceMs >= provingMs) return "proven";
		if (readySinceMs === null && nowMs - startingUntilMs > readyWithinMs) return "notReady";
		// Ready for a while and then not any more: from then on it has as long as at the start.
		if (readySinceMs !== null) startingUntilMs = nowMs;
	}
}

interface StopSignals {
	isAsked(): boolean;
	/** Calls it for each signal, and at once for one that came before. */
	onAsked(handle: (signal: NodeJS.Signals) => void): void;
}

function watchStopSignals(): StopSignals {
	let asked: NodeJS.Signals | null = null;
	let passOn: (signal: NodeJS.Signals) => void = () => {};
	for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const)
		process.on(signal, () => {
			asked = signal;
			passOn(signal);
		});
	return {
		isAsked: () => asked !== null,
		onAsked(handle) {
			passOn = handle;
			if (asked !== null) handle(asked);
		},
	};
}
