// Tells systemd how this process is: ready, still turning, about to end (sd_notify(3)). A host that hangs says nothing any
// more, and systemd starts it anew. Node has no Unix datagram sockets, so `systemd-notify` carries the word; the unit says
// `NotifyAccess=all` for it.
import { execFile } from "node:child_process";
import type { Log } from "../core/ports/environment.ts";

export interface ServiceNotice {
	/** It serves; from now on it is watched, where systemd watches it. */
	ready(): void;
	/** It ends because it was asked to: no more watching. */
	stopping(): void;
}

export interface ServiceNoticeOptions {
	/** `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` are systemd's; without the first nobody listens. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Whether it does its work. While it does not, nothing is sent. */
	readonly isAlive: () => boolean;
	readonly log: Pick<Log, "warn">;
}

/** A word that gets lost must not cost a restart. */
const WORDS_A_WATCHDOG_TIME = 3;
const SEND_TIMEOUT_MS = 5_000;

export function createServiceNotice({ env, isAlive, log }: ServiceNoticeOptions): ServiceNotice {
	const { NOTIFY_SOCKET: socket } = env;
	let timer: NodeJS.Timeout | undefined;

	function send(...words: string[]): void {
		if (!socket) return;
		const sender = { NOTIFY_SOCKET: socket, PATH: env["PATH"] };
		execFile("systemd-notify", words, { env: sender, timeout: SEND_TIMEOUT_MS }, (error) => {
			if (error) log.warn({ code: error.code }, "systemd could not be told how the kiosk is");
		});
	}

	return {
		ready() {
			send("READY=1", "STATUS=The kiosk serves.");
			const everyMs = watchdogMs(env) / WORDS_A_WATCHDOG_TIME;
			if (!socket || !Number.isFinite(everyMs)) return;
			timer = setInterval(() => isAlive() && send("WATCHDOG=1"), everyMs);
			timer.unref();
		},
		stopping() {
			clearInterval(timer);
			send("STOPPING=1", "STATUS=What is under way finishes.");
		},
	};
}

/** Infinity where systemd does not watch this process. */
function watchdogMs({ WATCHDOG_USEC, WATCHDOG_PID }: ServiceNoticeOptions["env"]): number {
	const isOurs = WATCHDOG_PID === undefined || WATCHDOG_PID === String(process.pid);
	const ms = Number(WATCHDOG_USEC) / 1000;
	return isOurs && ms > 0 ? ms : Number.POSITIVE_INFINITY;
}
