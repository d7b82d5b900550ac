// What systemd hears of the real Node host: that it is ready, that it still turns, nothing while it is stopped, and that it
// ends. A stand-in listens in systemd's place; `systemd-notify` is the real one.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createServiceNotice } from "../../../src/app/service-notice.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { eventually } from "../../support/eventually.ts";
import { type NotifySocket, openNotifySocket } from "../../support/notify-socket.ts";

const canListen = ["systemd-notify", "python3"].every((tool) => spawnSync(tool, ["--version"]).status === 0);
if (!canListen)
	console.log("skipped: systemd-notify or python3 is missing, so systemd's socket cannot be stood in for");

let folder: string;
let systemd: NotifySocket;
const onEnd: (() => void)[] = [];
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "hadir-notify-"));
	if (canListen) systemd = await openNotifySocket(join(folder, "notify"));
});
afterEach(() => {
	for (const end of onEnd.splice(0)) end();
	if (canListen) systemd.close();
	rmSync(folder, { recursive: true, force: true });
});

const heard = (word: string) => systemd.lines().filter((line) => line === word).length;

function startHost() {
	const host = spawn(process.execPath, [join(import.meta.dirname, "../../../src/server/index.ts")], {
		env: {
			...process.env,
			HADIR_DATA_DIR: join(folder, "data"),
			HADIR_PORT: "0",
			HADIR_LOG_LEVEL: "error",
			NOTIFY_SOCKET: join(folder, "notify"),
			WATCHDOG_USEC: "900000",
		},
		stdio: "ignore",
	});
	onEnd.push(() => host.kill("SIGKILL"));
	return host;
}

it.skipIf(!canListen)("hears that the host is ready, turns, falls silent when it hangs, and ends", async () => {
	const host = startHost();
	await eventually("it is ready", () => heard("READY=1") === 1, 50_000);
	await eventually("it turns", () => heard("WATCHDOG=1") >= 3, 50_000);
	host.kill("SIGSTOP");
	// What was sent before is still on its way.
	let before = -1;
	await eventually(
		"silence",
		async () => {
			const [last, now] = [before, heard("WATCHDOG=1")];
			before = now;
			await new Promise((resolve) => setTimeout(resolve, 1_500));
			return last === now;
		},
		30_000,
	);
	host.kill("SIGCONT");
	await eventually("it turns again", () => heard("WATCHDOG=1") > before, 50_000);
	const ended = once(host, "exit");
	host.kill("SIGTERM");
	expect(await ended).toEqual([0, null]);
	await eventually("it said that it ends", () => heard("STOPPING=1") === 1);
});

it.skipIf(!canListen)("is told nothing while the host does not do its work", async () => {
	let isAlive = false;
	const env = { PATH: process.env["PATH"], NOTIFY_SOCKET: join(folder, "notify"), WATCHDOG_USEC: "300000" };
	const notice = createServiceNotice({ env, isAlive: () => isAlive, log: createRecordingLog() });
	onEnd.push(notice.stopping);
	notice.ready();
	await eventually("it is ready", () => heard("READY=1") === 1);
	await new Promise((resolve) => setTimeout(resolve, 600));
	expect(heard("WATCHDOG=1")).toBe(0);
	isAlive = true;
	await eventually("it works", () => heard("WATCHDOG=1") > 0);
});

it("sends nothing where no systemd listens", () => {
	const log = createRecordingLog();
	createServiceNotice({ env: { PATH: "/nowhere" }, isAlive: () => true, log }).ready();
	createServiceNotice({ env: { PATH: "/nowhere" }, isAlive: () => true, log }).stopping();
	expect(log.lines).toEqual([]);
});
