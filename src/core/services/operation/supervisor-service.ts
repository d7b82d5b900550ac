// Who may open the area behind the PIN: wrong tries are counted on disk with a lockout that a power cycle does not reset.
import {
	leaked,
	operatorPinChangeLimit,
	operatorPinLimit,
	waitMs,
	withAttempt,
	withoutAttempt,
} from "../../domain/codes/attempt-limit.ts";
import {
	FREE_ATTEMPTS,
	isValidPin,
	type PinLock,
	UNLOCKED,
	withFailure,
	withinLongestLock,
} from "../../domain/codes/pin-policy.ts";
import { AppError } from "../../domain/errors.ts";
import type { Operator } from "../../domain/operator.ts";
import type { Clock, IdSource, Log, PinHasher } from "../../ports/environment.ts";
import type { OperatorBuckets, OperatorStore } from "../../ports/operators.ts";
import type { AuditStore, SettingsStore, Transaction } from "../../ports/stores.ts";
import type { OperatorPins } from "./operator-pins.ts";

export interface SupervisorService {
	/**
	 * The administrator's PIN, at the first start or after it was forgotten: that of the oldest administrator, who is made
	 * when there is none. Ends a lockout. Rejects with VALIDATION_FAILED for a PIN that is not 4 to 12 digits, PIN_TAKEN.
	 */
	setPin(pin: string): Promise<void>;
	/** Resolves to whose it is. Rejects with PIN_INCORRECT {remainingAttempts} or PIN_LOCKED {retryAfterSeconds}. */
	verifyPin(pin: string): Promise<Operator>;
	/**
	 * Operators change their own. Rejects as `verifyPin` for the current one, with VALIDATION_FAILED, PIN_TOO_EASY,
	 * PIN_TAKEN for the new one, and PIN_LOCKED after too many changes.
	 */
	changePin(operatorId: string, pins: { readonly current: string; readonly next: string }): Promise<Operator>;
	/** null once removed. */
	operator(operatorId: string): Operator | null;
	hasPin(): boolean;
}

export interface SupervisorServicePorts {
	readonly operators: OperatorStore;
	readonly pins: OperatorPins;
	readonly locks: Pick<SettingsStore, "readPinLock" | "writePinLock">;
	readonly buckets: OperatorBuckets;
	readonly pinHasher: Pick<PinHasher, "hash">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly ids: IdSource;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
}

const FIRST_NAME = "Administrator";

export function createSupervisorService(ports: SupervisorServicePorts): SupervisorService {
	const { operators, pins, pinHasher, audit, transaction, ids, clock, log } = ports;
	const tries = createTries(ports);

	/** `holder` looks who it is; counted before, so that pulling the plug in between is no free try. */
	async function check(pin: string, holder: () => Promise<Operator | null>): Promise<Operator> {
		if (operators.list().length === 0) throw new AppError("SETUP_REQUIRED");
		tries.refuseWhileLocked();
		const { failedAttempts, lockedUntilMs } = tries.count();
		const operator = isValidPin(pin) ? await holder() : null;
		if (operator) {
			tries.forgive(operator);
			return operator;
		}
		log.warn({ failedAttempts }, "a wrong PIN was entered");
		if (lockedUntilMs > 0) throw lockedUntil(lockedUntilMs, clock.nowMs());
		throw new AppError("PIN_INCORRECT", { remainingAttempts: FREE_ATTEMPTS - failedAttempts });
	}

	async function setPin(pin: string): Promise<void> {
		if (!isValidPin(pin)) throw new AppError("VALIDATION_FAILED", { fields: ["pin"] });
		const first = operators.list().find(({ role }) => role === "administrator");
		const holder = await pins.holderOf(pin);
		if (holder && holder.operatorId !== first?.operatorId) throw new AppError("PIN_TAKEN");
		const hash = await pinHasher.hash(pin);
		const nowMs = clock.nowMs();
		if (first) operators.writePin(first.operatorId, hash, nowMs);
		else {
			const made = { operatorId: ids.uuidv7(), name: FIRST_NAME, role: "administrator" } as const;
			operators.add({ ...made, pinSetAtMs: nowMs, createdAtMs: nowMs }, hash);
		}
		tries.reset();
	}

	async function changePin(
		operatorId: string,
		{ current, next }: { current: string; next: string },
	): Promise<Operator> {
		const own = async () => ((await pins.isPinOf(operatorId, current)) ? operators.find(operatorId) : null);
		await check(current, own);
		tries.countChange();
		const hash = await pins.hashFree(next, operatorId);
		transaction(() => {
			operators.writePin(operatorId, hash, clock.nowMs());
			const act = { actor: `operator:${operatorId}`, action: "operators.pin", subject: operatorId };
			audit.append({ ...act, atMs: clock.nowMs(), detail: { isOwn: true } });
		});
		const changed = operators.find(operatorId);
		if (!changed) throw new AppError("SESSION_EXPIRED");
		return changed;
	}

	return {
		setPin: (pin) => pins.inTurn(() => setPin(pin)),
		verifyPin: (pin) => pins.inTurn(() => check(pin, () => pins.holderOf(pin))),
		changePin: (operatorId, given) => pins.inTurn(() => changePin(operatorId, given)),
		operator: (operatorId) => operators.find(operatorId),
		hasPin: () => operators.list().length > 0,
	};
}

function lockedUntil(atMs: number, nowMs: number): AppError {
	return new AppError("PIN_LOCKED", { retryAfterSeconds: Math.ceil((atMs - nowMs) / 1000) });
}

/** Wrong tries: a lockout that grows, and a bucket that a right PIN of a supervisor does not empty. */
function createTries({ locks, buckets, clock }: Pick<SupervisorServicePorts, "locks" | "buckets" | "clock">) {
	function refuseWhileFull(name: "operatorPin" | "operatorPinChange", limit: typeof operatorPinLimit): void {
		const nowMs = clock.nowMs();
		const kept = buckets.readBucket(name);
		const remainingMs = waitMs(kept, nowMs, limit);
		if (remainingMs <= 0) return;
		// The clock was put back: what leaks begins to leak now.
		if (nowMs < kept.sinceMs) buckets.writeBucket(name, leaked(kept, nowMs, limit));
		throw lockedUntil(nowMs + remainingMs, nowMs);
	}
	return {
		refuseWhileLocked(): void {
			const nowMs = clock.nowMs();
			const kept = locks.readPinLock();
			const lock = withinLongestLock(kept, nowMs);
			if (lock.lockedUntilMs > nowMs) {
				if (lock.lockedUntilMs !== kept.lockedUntilMs) locks.writePinLock(lock);
				throw lockedUntil(lock.lockedUntilMs, nowMs);
			}
			refuseWhileFull("operatorPin", operatorPinLimit);
		},
		count(): PinLock {
			const nowMs = clock.nowMs();
			const lock = withFailure(locks.readPinLock(), nowMs);
			locks.writePinLock(lock);
			buckets.writeBucket("operatorPin", withAttempt(buckets.readBucket("operatorPin"), nowMs, operatorPinLimit));
			return lock;
		},
		/** Right after all. An administrator, who may do everything anyway, ends the count. */
		forgive({ role }: Operator): void {
			locks.writePinLock(UNLOCKED);
			const counted = buckets.readBucket("operatorPin");
			buckets.writeBucket("operatorPin", role === "administrator" ? { ...counted, level: 0 } : withoutAttempt(counted));
		},
		reset(): void {
			locks.writePinLock(UNLOCKED);
			buckets.writeBucket("operatorPin", { ...buckets.readBucket("operatorPin"), level: 0 });
		},
		countChange(): void {
			refuseWhileFull("operatorPinChange", operatorPinChangeLimit);
			const counted = buckets.readBucket("operatorPinChange");
			buckets.writeBucket("operatorPinChange", withAttempt(counted, clock.nowMs(), operatorPinChangeLimit));
		},
	};
}
