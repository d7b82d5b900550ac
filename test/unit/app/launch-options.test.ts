import { expect, test } from "vitest";
import { RESTART_EXIT_CODE, startAgainWhenAsked } from "../../../scripts/lib/restart-code.mjs";
import { readLaunchOptions } from "../../../src/app/launch-options.ts";

test("a host knows by which code it is started again, and whether a kiosk browser depends on it", () => {
	expect(readLaunchOptions(["node", "server.js"])).toEqual({
		restartCode: null,
		hasKioskWindow: false,
		reportsReadiness: false,
	});
	expect(readLaunchOptions(["node", "server.js", `--restart-code=${RESTART_EXIT_CODE}`, "--kiosk-window"])).toEqual({
		restartCode: RESTART_EXIT_CODE,
		hasKioskWindow: true,
		reportsReadiness: false,
	});
	expect(readLaunchOptions(["node", "server.js", "--report-readiness"]).reportsReadiness).toBe(true);
	expect(readLaunchOptions(["electron", ".", "--restart-code=later"]).restartCode).toBeNull();
});

test("a host is started again as often as it asks, and what it ends with otherwise is the script's own end", async () => {
	const codes = [RESTART_EXIT_CODE, RESTART_EXIT_CODE, 3, RESTART_EXIT_CODE];
	expect(await startAgainWhenAsked(async () => codes.shift() ?? 0)).toBe(3);
	expect(codes).toEqual([RESTART_EXIT_CODE]);
});
