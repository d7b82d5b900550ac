// Enrolling from a phone or a laptop on the local network: a supervisor at the kiosk lets one device in, for a while.

import {
	DEVICE_CODE_LIFETIME_MS,
	isSameSecretText,
	MAX_WRONG_DEVICE_CODES,
	makeDeviceCode,
} from "../../domain/enrollment/device-code.ts";
import { AppError } from "../../domain/errors.ts";
import type { DeviceDoor, DeviceListener } from "../../ports/device-listener.ts";
import type { Clock, Log, RandomSource, Timer } from "../../ports/environment.ts";
import type { OperatorStore } from "../../ports/operators.ts";
import type { AuditStore } from "../../ports/stores.ts";
import { createSerialQueue } from "../serial-queue.ts";

export type DeviceEndReason = "stopped" | "left" | "idle" | "too_long" | "replaced" | "code_expired";

export interface ConnectedDevice {
	readonly sinceMs: number;
	/** It called a moment ago; otherwise it is away, e.g. its screen is off. */
	readonly isHeard: boolean;
	/** People saved from it. */
	readonly enrolled: number;
}

export type DeviceCode =
	| { readonly state: "valid"; readonly digits: string; readonly remainingMs: number }
	/** Too many wrong codes were tried. */
	| { readonly state: "void" }
	| { readonly state: "used" };

export type DeviceAccess =
	/** `endedBy` null: since the start of the kiosk nobody asked for it. */
	| { readonly kind: "closed"; readonly endedBy: DeviceEndReason | null; readonly enrolled: number }
	| {
			readonly kind: "open";
			readonly door: DeviceDoor;
			readonly code: DeviceCode;
			readonly device: ConnectedDevice | null;
	  };

export interface DeviceEnrollmentService {
	access(): DeviceAccess;
	/** Opens the door with a new code; a device that is connected is sent away. Rejects with NETWORK_ADDRESS_MISSING. */
	open(actor: string): Promise<DeviceAccess>;
	stop(actor: string): Promise<void>;
	/** A code for a token that names the session. Throws DEVICE_CODE_INCORRECT {remainingAttempts}, DEVICE_CODE_OVER. */
	redeem(digits: string): { readonly token: string };
	/** Who let the device with this token in; null when it is not the session's. The device is heard by that. */
	hear(token: string): { readonly grantedBy: string } | null;
	/** Hands are on the device. */
	renew(): void;
	/** Somebody was saved from the device. */
	noteEnrolled(): void;
	/** The device itself is done. */
	leave(): Promise<void>;
	/** The host ends. */
	shutDown(): Promise<void>;
}

export interface DeviceEnrollmentPorts {
	readonly listener: DeviceListener;
	readonly operators: Pick<OperatorStore, "find">;
	readonly audit: Pick<AuditStore, "append">;
	readonly random: RandomSource;
	readonly timer: Timer;
	readonly clock: Pick<Clock, "nowMs" | "monotonicMs">;
	readonly log: Log;
}

/** As long as the supervisor's area stays open unattended. */
const IDLE_LIMIT_MS = 5 * 60_000;
/** Whatever is done on it: a device that was forgotten in a drawer does not stay let in. */
const SESSION_LIMIT_MS = 60 * 60_000;
/** A device calls every few seconds; one that missed three of them is away. */
const HEARD_WITHIN_MS = 15_000;
const SWEEP_MS = 1_000;
const TOKEN_BYTES = 32;
/** As `actorOf` in `api` writes it. */
const OPERATOR = "operator:";

interface IssuedCode {
	readonly digits: string;
	readonly expiresAtMs: number;
	wrongTries: number;
	state: "valid" | "void" | "used";
}

interface Session {
	readonly token: string;
	readonly sinceMs: number;
	readonly beganAtMs: number;
	heardAtMs: number;
	touchedAtMs: number;
	enrolled: number;
}

interface OpenAccess {
	readonly door: DeviceDoor;
	readonly grantedBy: string;
	/** Of whoever let it in, as it was then; null: no operator. */
	readonly pinSetAtMs: number | null;
	readonly code: IssuedCode;
	session: Session | null;
}

export function createDeviceEnrollmentService(ports: DeviceEnrollmentPorts): DeviceEnrollmentService {
	const { listener, operators, audit, random, timer, clock, log } = ports;
	const inTurn = createSerialQueue();
	let opened: OpenAccess | null = null;
	let last: { endedBy: DeviceEndReason | null; enrolled: number } = { endedBy: null, enrolled: 0 };
	let cancelSweep: (() => void) | null = null;

	function record(actor: string, action: string, detail: Record<string, string | number> = {}): void {
		audit.append({ atMs: clock.nowMs(), actor, action, subject: null, detail });
	}

	function access(): DeviceAccess {
		if (!opened) return { kind: "closed", ...last };
		const { door, code, session } = opened;
		const nowMs = clock.monotonicMs();
		return {
			kind: "open",
			door,
			code:
				code.state === "valid"
					? { state: "valid", digits: code.digits, remainingMs: Math.max(0, code.expiresAtMs - nowMs) }
					: { state: code.state },
			device: session && {
				sinceMs: session.sinceMs,
				isHeard: nowMs - session.heardAtMs < HEARD_WITHIN_MS,
				enrolled: session.enrolled,
			},
		};
	}

	/** The device is out before it is written down that it is. */
	function endSession(reason: DeviceEndReason): void {
		if (!opened?.session) return;
		const { enrolled } = opened.session;
		opened.session = null;
		last = { endedBy: reason, enrolled };
		listener.endSession();
		record(`device:${opened.grantedBy}`, "device.end", { reason, enrolled });
	}

	async function close(reason: DeviceEndReason, isAtOnce = false): Promise<void> {
		if (opened) {
			last = { endedBy: reason, enrolled: 0 };
			try {
				endSession(reason);
			} finally {
				opened = null;
				cancelSweep?.();
			}
		}
		await listener.close(isAtOnce);
	}

	function operatorOf(actor: string) {
		return actor.startsWith(OPERATOR) ? operators.find(actor.slice(OPERATOR.length)) : null;
	}

	/**
	 * Whoever let it in was removed, only reads by now, or has another PIN, as somebody whose PIN got about: nothing is done
	 * in their name any more.
	 */
	function isUngranted({ grantedBy, pinSetAtMs }: OpenAccess): boolean {
		if (!grantedBy.startsWith(OPERATOR)) return false;
		const operator = operatorOf(grantedBy);
		const mayEnroll = operator?.role === "supervisor" || operator?.role === "administrator";
		return !mayEnroll || operator.pinSetAtMs !== pinSetAtMs;
	}

	function overdue(access: OpenAccess): DeviceEndReason | null {
		const { session, code } = access;
		const nowMs = clock.monotonicMs();
		if (isUngranted(access)) return "stopped";
		if (!session) return nowMs >= code.expiresAtMs ? "code_expired" : null;
		if (nowMs - session.touchedAtMs >= IDLE_LIMIT_MS) return "idle";
		return nowMs - session.beganAtMs >= SESSION_LIMIT_MS ? "too_long" : null;
	}

	function sweep(): void {
		if (!opened) return;
		const reason = overdue(opened);
		if (reason === null) cancelSweep = timer.schedule(SWEEP_MS, sweep);
		else close(reason).catch((error: unknown) => log.error({ err: error }, "the end of a device could not be noted"));
	}

	async function open(actor: string): Promise<DeviceAccess> {
		endSession("replaced");
		opened = null;
		cancelSweep?.();
		const door = await listener.open().catch(async (error: unknown) => {
			// Of the code before, whose device was sent away already.
			await listener.close(true);
			throw error;
		});
		const digits = makeDeviceCode((length) => random.bytes(length));
		const code: IssuedCode = {
			digits,
			expiresAtMs: clock.monotonicMs() + DEVICE_CODE_LIFETIME_MS,
			wrongTries: 0,
			state: "valid",
		};
		opened = { door, grantedBy: actor, pinSetAtMs: operatorOf(actor)?.pinSetAtMs ?? null, code, session: null };
		record(actor, "device.open");
		cancelSweep = timer.schedule(SWEEP_MS, sweep);
		return access();
	}

	/** Counted before it is compared; the last wrong one makes the code void. */
	function checkCode({ code, grantedBy }: OpenAccess, digits: string): void {
		if (code.state !== "valid" || clock.monotonicMs() >= code.expiresAtMs) throw new AppError("DEVICE_CODE_OVER");
		code.wrongTries += 1;
		if (isSameSecretText(digits, code.digits)) return;
		if (code.wrongTries < MAX_WRONG_DEVICE_CODES)
			throw new AppError("DEVICE_CODE_INCORRECT", { remainingAttempts: MAX_WRONG_DEVICE_CODES - code.wrongTries });
		code.state = "void";
		record(`device:${grantedBy}`, "device.codeVoid", { wrongTries: code.wrongTries });
		throw new AppError("DEVICE_CODE_OVER");
	}

	function redeem(digits: string) {
		if (!opened || isUngranted(opened)) throw new AppError("DEVICE_CODE_OVER");
		checkCode(opened, digits);
		const nowMs = clock.monotonicMs();
		const token = [...random.bytes(TOKEN_BYTES)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
		opened.code.state = "used";
		opened.session = {
			token,
			sinceMs: clock.nowMs(),
			beganAtMs: nowMs,
			heardAtMs: nowMs,
			touchedAtMs: nowMs,
			enrolled: 0,
		};
		record(`device:${opened.grantedBy}`, "device.connect");
		return { token };
	}

	function hear(token: string): { readonly grantedBy: string } | null {
		if (!opened?.session || isUngranted(opened) || !isSameSecretText(token, opened.session.token)) return null;
		opened.session.heardAtMs = clock.monotonicMs();
		return { grantedBy: opened.grantedBy };
	}

	return {
		access,
		open: (actor) => inTurn(() => open(actor)),
		stop: (actor) =>
			inTurn(async () => {
				if (opened) record(actor, "device.stop");
				await close("stopped");
			}),
		redeem,
		hear,
		renew() {
			if (opened?.session) opened.session.touchedAtMs = clock.monotonicMs();
		},
		noteEnrolled() {
			if (opened?.session) opened.session.enrolled += 1;
		},
		leave: () => inTurn(() => close("left")),
		shutDown: () => inTurn(() => close("stopped", true)),
	};
}
