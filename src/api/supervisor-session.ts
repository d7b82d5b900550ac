// The unlocked area of one connection. It lives in memory only: a restart or a new connection is locked.
import type { Operator } from "../core/domain/operator.ts";
import type { OperatorRole } from "../core/domain/role.ts";
import type { Clock } from "../core/ports/environment.ts";

/** Unattended, the area locks itself after this long without an operator's call. */
export const SUPERVISOR_IDLE_MS = 5 * 60_000;

type SessionState = "locked" | "unlocked" | "expired";

export interface SupervisorSession {
	/** Returns when it ends unless something is done, epoch milliseconds. */
	unlock(operator: Operator): number;
	/** Something was done: five more minutes. Does nothing when not unlocked. */
	renew(): void;
	lock(): void;
	/** `expired` until the next unlock or lock, so that the screen can say why it asks for the PIN again. */
	state(): SessionState;
	/** Whoever unlocked it, as they are now; null when not unlocked. */
	operator(): Operator | null;
	/** Of whoever unlocked it last, also after it expired. */
	lastRole(): OperatorRole | null;
	/** Epoch milliseconds, null when not unlocked. */
	expiresAtMs(): number | null;
}

export interface SupervisorSessionDeps {
	readonly clock: Clock;
	/** As they are now; null once removed. */
	readonly findOperator: (operatorId: string) => Operator | null;
}

export function createSupervisorSession({ clock, findOperator }: SupervisorSessionDeps): SupervisorSession {
	// Monotonic: setting the wall clock back must not keep the area open.
	let idleSinceMs: number | null = null;
	let unlockedBy: Operator | null = null;
	const remainingMs = () => (idleSinceMs === null ? 0 : idleSinceMs + SUPERVISOR_IDLE_MS - clock.monotonicMs());

	/** What an administrator changes counts at once: removed, or with another PIN, nobody goes on. */
	function whoeverUnlocked(): Operator | null {
		const now = unlockedBy && findOperator(unlockedBy.operatorId);
		return now && now.pinSetAtMs === unlockedBy?.pinSetAtMs ? now : null;
	}
	function state(): SessionState {
		if (idleSinceMs === null || whoeverUnlocked() === null) return "locked";
		return remainingMs() > 0 ? "unlocked" : "expired";
	}
	return {
		unlock(operator) {
			unlockedBy = operator;
			idleSinceMs = clock.monotonicMs();
			return clock.nowMs() + SUPERVISOR_IDLE_MS;
		},
		renew() {
			if (state() === "unlocked") idleSinceMs = clock.monotonicMs();
		},
		lock() {
			idleSinceMs = null;
			unlockedBy = null;
		},
		state,
		operator: () => (remainingMs() > 0 ? whoeverUnlocked() : null),
		lastRole: () => unlockedBy?.role ?? null,
		expiresAtMs: () => (state() === "unlocked" ? clock.nowMs() + remainingMs() : null),
	};
}
