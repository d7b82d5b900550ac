import { expect, test } from "vitest";
import { type PowerSurroundings, powerWays } from "../../../src/app/power-commands.ts";

function computer(platform: NodeJS.Platform, { hasSystemd = true, isPermitted = true } = {}) {
	const ran: string[] = [];
	const surroundings: PowerSurroundings = {
		platform,
		exists: (path) => hasSystemd && path === "/run/systemd/system",
		run: async (program, args) => {
			ran.push([program, ...args].join(" "));
			if (!isPermitted) throw new Error("Interactive authentication required.");
		},
	};
	return { ran, ways: powerWays(surroundings) };
}

test.each([
	["linux", ["systemctl --no-ask-password reboot", "systemctl --no-ask-password poweroff"]],
	["win32", ["shutdown.exe /r /t 5", "shutdown.exe /s /t 5"]],
] as const)("on %s the system's own command is run", async (platform, expected) => {
	const { ways, ran } = computer(platform);
	await ways.restartComputer?.();
	await ways.shutDownComputer?.();
	expect(ran).toEqual(expected);
});

test("without the right it is refused in words", async () => {
	const { ways } = computer("linux", { isPermitted: false });
	await expect(ways.shutDownComputer?.()).rejects.toMatchObject({
		code: "HOST_ACTION_REFUSED",
		data: { action: "shutDownComputer" },
	});
});

test("where there is no such command nothing is offered", () => {
	expect(computer("linux", { hasSystemd: false }).ways).toEqual({});
	expect(computer("darwin").ways).toEqual({});
});
