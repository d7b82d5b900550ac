// Leaving, restarting and switching off under Electron.
import type { App } from "electron";
import { afterAnswer, type HostWays } from "../app/host-control.ts";
import type { LaunchOptions } from "../app/launch-options.ts";
import { powerWays } from "../app/power-commands.ts";

export interface ElectronSurroundings {
	readonly app: Pick<App, "relaunch" | "quit">;
	readonly launch: LaunchOptions;
	/** On somebody's own computer, which the demo does not switch off. */
	readonly isDemo: boolean;
}

/**
 * `quit` and not `exit`: the `before-quit` handler finishes what is under way first. A script that watches over us starts
 * us again by itself; otherwise Electron does.
 */
export function electronWays({ app, launch: { restartCode }, isDemo }: ElectronSurroundings): HostWays {
	return {
		leaveKiosk: afterAnswer(() => app.quit()),
		restartApp: afterAnswer(() => {
			if (restartCode === null) app.relaunch();
			else process.exitCode = restartCode;
			app.quit();
		}),
		...(!isDemo && powerWays()),
	};
}
