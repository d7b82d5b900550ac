// `npm run autostart`: lets this computer open the kiosk by itself.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
	type Autostart,
	type AutostartKind,
	type AutostartPlace,
	autostartKinds,
	planAutostart,
} from "../app/autostart/autostart.ts";
import { findKioskCommand } from "../app/autostart/find-kiosk-command.ts";
import { CommandError, loadCommandConfig, resolveTypedPath, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run autostart -- install|remove|show [--kind <kind>] [--host electron|browser] [--program <path>] [--dry-run]
    --kind     ${autostartKinds.join(", ")}; the best for this computer when left out
    --host     what opens the kiosk; the installed application when left out, else a browser
    --program  another program than the one that is found
    --dry-run  says what would be written and run, and does neither
    show prints the file and writes nothing. Install it as the kiosk's own user, not as root.`;

const actions = ["install", "remove", "show"] as const;
const hosts = ["electron", "browser"] as const;
const kindsOfLinux: readonly AutostartKind[] = ["systemd-user", "xdg"];

await runCommand(USAGE, async () => {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: {
			kind: { type: "string" },
			host: { type: "string" },
			program: { type: "string" },
			"dry-run": { type: "boolean", default: false },
		},
	});
	const action = oneOf("action", actions, positionals[0]);
	if (action === null || positionals.length !== 1) throw new UsageError("Say install, remove or show.");
	const kind = oneOf("--kind", autostartKinds, values.kind) ?? bestKind();
	const host = oneOf("--host", hosts, values.host);
	const program = values.program === undefined ? null : resolveTypedPath(values.program);
	const autostart = planFor(kind, { host, program });
	if (action === "show") {
		process.stdout.write(autostart.content.replace("\uFEFF", ""));
		return 0;
	}
	refuseOtherSystem(kind, values["dry-run"]);
	return action === "install" ? install(autostart, values["dry-run"]) : remove(autostart, values["dry-run"]);
});

function oneOf<T extends string>(what: string, known: readonly T[], typed: string | undefined): T | null {
	if (typed === undefined) return null;
	const found = known.find((value) => value === typed);
	if (found === undefined) throw new UsageError(`${what}: ${typed} is none of ${known.join(", ")}.`);
	return found;
}

/** sd_booted(3): there where systemd runs the computer. */
function bestKind(): AutostartKind {
	if (process.platform === "win32") return "windows-task";
	return existsSync("/run/systemd/system") ? "systemd-user" : "xdg";
}

function planFor(
	kind: AutostartKind,
	wanted: { host: "electron" | "browser" | null; program: string | null },
): Autostart {
	const installDir = resolve(import.meta.dirname, "../..");
	const place = { installDir, nodePath: process.execPath, platform: process.platform, ...wanted };
	const command = findKioskCommand(place);
	if (command === null)
		throw new CommandError("The Electron application is not installed here. Name it with --program <path>.");
	const { dataDir } = loadCommandConfig();
	return plan(kind, {
		configDir: process.env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config"),
		dataDir,
		command,
	});
}

/** A path that a file's format cannot hold is the user's matter, not a bug. */
function plan(kind: AutostartKind, place: AutostartPlace): Autostart {
	try {
		return planAutostart(kind, place);
	} catch (error) {
		if (error instanceof RangeError) throw new CommandError(`This cannot be written: ${error.message}.`);
		throw error;
	}
}

function refuseOtherSystem(kind: AutostartKind, isDryRun: boolean): void {
	const isWindowsKind = !kindsOfLinux.includes(kind);
	if (!isDryRun && isWindowsKind !== (process.platform === "win32"))
		throw new CommandError(`${kind} belongs to another system. "show" prints it.`);
}

function install(plan: Autostart, isDryRun: boolean): number {
	if (isDryRun) {
		console.log(`Would write ${plan.path}`);
		for (const command of plan.afterInstall) console.log(`Would run ${command.join(" ")}`);
		return 0;
	}
	mkdirSync(dirname(plan.path), { recursive: true });
	writeFileSync(plan.path, plan.content, plan.encoding);
	console.log(`Written: ${plan.path}`);
	const isInForce = runAll(plan.afterInstall);
	console.log(plan.hint);
	return isInForce ? 0 : 1;
}

function remove(plan: Autostart, isDryRun: boolean): number {
	if (!existsSync(plan.path)) {
		console.log(`There is nothing to remove: ${plan.path}`);
		return 0;
	}
	if (isDryRun) {
		for (const command of plan.beforeRemove) console.log(`Would run ${command.join(" ")}`);
		console.log(`Would remove ${plan.path}`);
		return 0;
	}
	const isUndone = runAll(plan.beforeRemove);
	rmSync(plan.path);
	console.log(`Removed: ${plan.path}`);
	return isUndone ? 0 : 1;
}

/** @returns whether all ended well; what did not is named, to be run by hand */
function runAll(commands: readonly (readonly string[])[]): boolean {
	const failed = commands.filter(
		([program = "", ...args]) => spawnSync(program, args, { stdio: "ignore" }).status !== 0,
	);
	for (const command of failed)
		console.error(`This did not work; run it in the kiosk's own session: ${command.join(" ")}`);
	return failed.length === 0;
}
