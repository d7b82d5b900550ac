import { afterEach, expect, test } from "vitest";
import { electronWays } from "../../../src/main/electron-ways.ts";

afterEach(() => {
	process.exitCode = undefined;
});

function electron(restartCode: number | null, isDemo = false) {
	const calls: string[] = [];
	const quit = Promise.withResolvers<void>();
	const app = {
		relaunch: () => void calls.push("relaunch"),
		quit: () => {
			calls.push("quit");
			quit.resolve();
		},
	};
	const ways = electronWays({ app, isDemo, launch: { restartCode, hasKioskWindow: false, reportsReadiness: false } });
	return { ways, calls, hasQuit: quit.promise };
}

test("leaving quits, so that what is under way is finished", async () => {
	const { ways, calls, hasQuit } = electron(null);
	await ways.leaveKiosk?.();
	await hasQuit;
	expect(calls).toEqual(["quit"]);
});

test("alone it starts itself again, under a script it leaves that to the script", async () => {
	const alone = electron(null);
	await alone.ways.restartApp?.();
	await alone.hasQuit;
	expect(alone.calls).toEqual(["relaunch", "quit"]);

	const watched = electron(75);
	await watched.ways.restartApp?.();
	await watched.hasQuit;
	expect(watched.calls).toEqual(["quit"]);
	expect(process.exitCode).toBe(75);
});

test("the demo switches nobody's computer off", () => {
	expect(Object.keys(electron(null, true).ways)).toEqual(["leaveKiosk", "restartApp"]);
});
