// The supervisor's PIN: set at first start, checked with a lockout that a power cycle does not reset.
import { AppError } from "../domain/errors.ts";
import { FREE_ATTEMPTS, isValidPin, lockAfterMs, MAX_LOCK_MS } from "../domain/pin-policy.ts";
import type { Clock, Log, PinHasher } from "../ports/environment.ts";
import type { SettingsStore } from "../ports/stores.ts";
import { createSerialQueue } from "./serial-queue.ts";

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

const UNLOCKED = { failedAttempts: 0, lockedUntilMs: 0 };

export function createSupervisorService(ports: SupervisorServicePorts): SupervisorService {
	const { settings, pinHasher, clock, log } = ports;
	// One hash at a time: each takes a core and tens of megabytes, and faces are analysed on the same machine.
	const inTurn = createSerialQueue();

	function refuseWhileLocked(): void {
		const { failedAttempts, lockedUntilMs } = settings.readPinLock();
		const nowMs = clock.nowMs();
		const remainingMs = lockedUntilMs - nowMs;
		if (remainingMs <= 0) return;
		// The clock was put back: nobody is locked out for longer than the longest lock.
		if (remainingMs > MAX_LOCK_MS) settings.writePinLock({ failedAttempts, lockedUntilMs: nowMs + MAX_LOCK_MS });
		throw new AppError("PIN_LOCKED", { retryAfterSeconds: Math.ceil(Math.min(remainingMs, MAX_LOCK_MS) / 1000) });
	}

	/** Counted before the PIN is checked, so that pulling the plug in between is no free try. */
	function countTry(): { readonly failedAttempts: number; readonly lockMs: number } {
		const failedAttempts = settings.readPinLock().failedAttempts + 1;
		const lockMs = lockAfterMs(failedAttempts);
		settings.writePinLock({ failedAttempts, lockedUntilMs: lockMs === 0 ? 0 : clock.nowMs() + lockMs });
		return { failedAttempts, lockMs };
	}

	async function check(pin: string): Promise<void> {
		const hash = settings.readCredential("supervisorPin");
		if (hash === null) throw new AppError("SETUP_REQUIRED");
		refuseWhileLocked();
		const { failedAttempts, lockMs } = countTry();
		if (isValidPin(pin) && (await pinHasher.verify(hash, pin))) {
			settings.writePinLock(UNLOCKED);
			return;
		}
		log.warn({ failedAttempts }, "a wrong supervisor PIN was entered");
		if (lockMs > 0) throw new AppError("PIN_LOCKED", { retryAfterSeconds: Math.ceil(lockMs / 1000) });
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
