// Tries at operators' PINs: a lockout that grows, and buckets that leak, all on disk.
import {
	leaked,
	operatorPinChangeLimit,
	operatorPinLimit,
	waitMs,
	withAttempt,
	withoutAttempt,
} from "../../domain/codes/attempt-limit.ts";
import { type PinLock, UNLOCKED, withFailure, withinLongestLock } from "../../domain/codes/pin-policy.ts";
import { AppError } from "../../domain/errors.ts";
import type { Operator } from "../../domain/operator.ts";
import type { Clock } from "../../ports/environment.ts";
import type { OperatorBuckets } from "../../ports/operators.ts";
import type { SettingsStore } from "../../ports/stores.ts";

export interface OperatorTriesPorts {
	readonly locks: Pick<SettingsStore, "readPinLock" | "writePinLock">;
	readonly buckets: OperatorBuckets;
	readonly clock: Pick<Clock, "nowMs">;
}

/** @param atMs and `nowMs` epoch milliseconds */
export function lockedUntil(atMs: number, nowMs: number): AppError {
	return new AppError("PIN_LOCKED", { retryAfterSeconds: Math.ceil((atMs - nowMs) / 1000) });
}

/** Wrong tries: a lockout that grows, and a bucket that a right PIN of a supervisor does not empty. */
export function createOperatorTries({ locks, buckets, clock }: OperatorTriesPorts) {
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
