// Restarting and switching off the computer, by the operating system's own command and with this user's own rights.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { AppError } from "../core/domain/errors.ts";
import type { HostAction } from "../core/domain/host-action.ts";
import type { HostWays } from "./host-control.ts";

type PowerAction = Extract<HostAction, "restartComputer" | "shutDownComputer">;
interface Command {
	readonly program: string;
	readonly args: readonly string[];
}

const COMMAND_LIMIT_MS = 10_000;
/** There where systemd runs the computer: sd_booted(3). */
const SYSTEMD_RUNS = "/run/systemd/system";

/**
 * systemctl(1): `--no-ask-password`, since nobody can answer polkit's question behind a kiosk; without the right it fails
 * at once. shutdown.exe: `/t 5` lets this process end its transactions first; it fails with 5 without the privilege.
 */
const commands: Readonly<Partial<Record<NodeJS.Platform, Readonly<Record<PowerAction, Command>>>>> = {
	linux: {
		restartComputer: { program: "systemctl", args: ["--no-ask-password", "reboot"] },
		shutDownComputer: { program: "systemctl", args: ["--no-ask-password", "poweroff"] },
	},
	win32: {
		restartComputer: { program: "shutdown.exe", args: ["/r", "/t", "5"] },
		shutDownComputer: { program: "shutdown.exe", args: ["/s", "/t", "5"] },
	},
};

export interface PowerSurroundings {
	readonly platform: NodeJS.Platform;
	/** Rejects when the command is not there or ends with another code than 0. */
	run(program: string, args: readonly string[]): Promise<void>;
	exists(path: string): boolean;
}

const thisComputer: PowerSurroundings = {
	platform: process.platform,
	run: async (program, args) => {
		await promisify(execFile)(program, [...args], { timeout: COMMAND_LIMIT_MS, windowsHide: true });
	},
	exists: existsSync,
};

/** Nothing where the operating system has no such command, as in a container. */
export function powerWays({ platform, run, exists }: PowerSurroundings = thisComputer): HostWays {
	const known = commands[platform];
	if (!known || (platform === "linux" && !exists(SYSTEMD_RUNS))) return {};
	const way = (action: PowerAction) => async () => {
		const { program, args } = known[action];
		await run(program, args).catch((cause: unknown) => {
			throw new AppError("HOST_ACTION_REFUSED", { action }, { cause });
		});
	};
	return { restartComputer: way("restartComputer"), shutDownComputer: way("shutDownComputer") };
}
