import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { superviseUntilFirstExit, superviseWithWindow } from "../../../scripts/lib/child-process.mjs";

const node = (script: string) => spawn(process.execPath, ["-e", script], { stdio: "ignore" });
const stays = () => node("setInterval(() => {}, 1000)");
const endsWith = (code: number) => node(`process.exit(${code})`);

test("what was started together ends together, with the code of the first that ended", async () => {
	const other = stays();
	expect(await superviseUntilFirstExit([other, endsWith(7)])).toBe(7);
	expect(other.exitCode ?? other.signalCode).not.toBeNull();
});

test("a window that was closed opens again, for as long as the host runs", async () => {
	const host = stays();
	let opened = 0;
	const code = await superviseWithWindow(host, () => {
		opened += 1;
		if (opened === 2) setTimeout(() => host.kill(), 300);
		return opened === 1 ? endsWith(0) : stays();
	});
	expect(opened).toBe(2);
	expect(code).toBe(1);
});

test("a window that cannot be had is given up after three times, and the host ends with it", async () => {
	const host = stays();
	let opened = 0;
	const code = await superviseWithWindow(host, () => {
		opened += 1;
		return endsWith(21);
	});
	expect([opened, code]).toEqual([3, 21]);
	expect(host.exitCode ?? host.signalCode).not.toBeNull();
});

test("a window that goes at once without complaint is a failure all the same: the system is to start the kiosk again", async () => {
	const host = stays();
	expect(await superviseWithWindow(host, () => endsWith(0))).toBe(1);
});

test("a host that wants to be started again closes the window", async () => {
	const window = stays();
	expect(await superviseWithWindow(endsWith(75), () => window)).toBe(75);
	expect(window.exitCode ?? window.signalCode).not.toBeNull();
});

test("a program that is not there is an end like any other", async () => {
	const host = stays();
	expect(await superviseUntilFirstExit([host, spawn("/no/such/browser")])).toBe(1);
	expect(host.exitCode ?? host.signalCode).not.toBeNull();
});
