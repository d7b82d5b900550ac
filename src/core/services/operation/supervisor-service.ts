// The supervisor's PIN: set at first start, checked with a lockout that a power cycle does not reset.

import {
	FREE_ATTEMPTS,
	isValidPin,
	type PinLock,
	UNLOCKED,
	withFailure,
	withinLongestLock,
} from "../../domain/codes/pin-policy.ts";
import { AppError } from "../../domain/errors.ts";
import type { Clock, Log, PinHasher } from "../../ports/environment.ts";
import type { SettingsStore } from "../../ports/stores.ts";
import { createSerialQueue } from "../serial-queue.ts";

export interface SupervisorService {
	/** Throws VALIDATION_FAILED for a PIN that is not 4 to 12 digits. */
	setPin(pin: string): Promise<void>;
	/** Resolves when right. Rejects with PIN_INCORRECT {remainingAttempts} or PIN_LOCKED {retryAfterSeconds}. */
	verifyPin(pin: string): Promise<void>;
	hasPin(): boolean;
}

export interface SupervisorServicePorts {
	readonly settings: Pick<SettingsStore, "readCredential" | "writeCredential" | "readPinLock" | "writePinLock">;
	readonly pinHasher: PinHasher;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
}

export function createSupervisorService(ports: SupervisorServicePorts): SupervisorService {
	const { settings, pinHasher, clock, log } = ports;
	// One hash at a time: each takes a core and tens of megabytes, and faces are analysed on the same machine.
	const inTurn = createSerialQueue();

	function refuseWhileLocked(): void {
		const nowMs = clock.nowMs();
		const kept = settings.readPinLock();
		const lock = withinLongestLock(kept, nowMs);
		if (lock.lockedUntilMs <= nowMs) return;
		if (lock.lockedUntilMs !== kept.lockedUntilMs) settings.writePinLock(lock);
		throw new AppError("PIN_LOCKED", { retryAfterSeconds: Math.ceil((lock.lockedUntilMs - nowMs) / 1000) });
	}

	/** Counted before the PIN is checked, so that pulling the plug in between is no free try. */
	function countTry(): PinLock {
		const lock = withFailure(settings.readPinLock(), clock.nowMs());
		settings.writePinLock(lock);
		return lock;
	}

	async function check(pin: string): Promise<void> {
		const hash = settings.readCredential("supervisorPin");
		if (hash === null) throw new AppError("SETUP_REQUIRED");
		refuseWhileLocked();
		const { failedAttempts, lockedUntilMs } = countTry();
		if (isValidPin(pin) && (await pinHasher.verify(hash, pin))) {
			settings.writePinLock(UNLOCKED);
			return;
		}
		log.warn({ failedAttempts }, "a wrong supervisor PIN was entered");
		if (lockedUntilMs > 0)
			throw new AppError("PIN_LOCKED", { retryAfterSeconds: Math.ceil((lockedUntilMs - clock.nowMs()) / 1000) });
		throw new AppError("PIN_INCORRECT", { remainingAttempts: FREE_ATTEMPTS - failedAttempts });
	}

	async function setPin(pin: string): Promise<void> {
		if (!isValidPin(pin)) throw new AppError("VALIDATION_FAILED", { fields: ["pin"] });
		settings.writeCredential("supervisorPin", await pinHasher.hash(pin));
		settings.writePinLock(UNLOCKED);
	}

	return {
		setPin: (pin) => inTurn(() => setPin(pin)),
		verifyPin: (pin) => inTurn(() => check(pin)),
		hasPin: () => settings.readCredential("supervisorPin") !== null,
	};
}
