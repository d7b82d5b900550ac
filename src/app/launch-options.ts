// What the script that started this process does for it, told on the command line.

export interface LaunchOptions {
	/** Ending with this exit code, the process is started again; null when nobody watches over it. */
	readonly restartCode: number | null;
	/** The script has opened a kiosk browser, and closes it when this process ends. */
	readonly hasKioskWindow: boolean;
	/** The launcher wants to hear every second how it is. */
	readonly reportsReadiness: boolean;
}

const RESTART_CODE = /^--restart-code=(\d{1,3})$/;

export function readLaunchOptions(argv: readonly string[]): LaunchOptions {
	const code = argv.map((argument) => RESTART_CODE.exec(argument)?.[1]).find((found) => found !== undefined);
	return {
		restartCode: code === undefined ? null : Number(code),
		hasKioskWindow: argv.includes("--kiosk-window"),
		reportsReadiness: argv.includes("--report-readiness"),
	};
}
