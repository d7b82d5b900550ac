// The unlocked supervisor area of one connection. It lives in memory only: a restart or a new connection is locked.
import type { OperatorRole } from "../core/domain/role.ts";
import type { Clock } from "../core/ports/environment.ts";

/** Unattended, the area locks itself after this long without a supervisor's call. */
export const SUPERVISOR_IDLE_MS = 5 * 60_000;

type SessionState = "locked" | "unlocked" | "expired";

export interface SupervisorSession {
	/** Returns when it ends unless something is done, epoch milliseconds. */
	unlock(role: OperatorRole): number;
	/** Something was done: five more minutes. Does nothing when not unlocked. */
	renew(): void;
	lock(): void;
	/** `expired` until the next unlock or lock, so that the screen can say why it asks for the PIN again. */
	state(): SessionState;
	/** Of whoever unlocked it; null when not unlocked. */
	role(): OperatorRole | null;
	/** As `role`, and still after it expired. */
	lastRole(): OperatorRole | null;
	/** Epoch milliseconds, null when not unlocked. */
	expiresAtMs(): number | null;
}

export function createSupervisorSession(clock: Clock): SupervisorSession {
	// Monotonic: setting the wall clock back must not keep the area open.
	let idleSinceMs: number | null = null;
	let unlockedBy: OperatorRole | null = null;
	const remainingMs = () => (idleSinceMs === null ? 0 : idleSinceMs + SUPERVISOR_IDLE_MS - clock.monotonicMs());
	const state = (): SessionState => {
		if (idleSinceMs === null) return "locked";
		return remainingMs() > 0 ? "unlocked" : "expired";
	};
	return {
		unlock(role) {
			unlockedBy = role;
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
		role: () => (state() === "unlocked" ? unlockedBy : null),
		lastRole: () => unlockedBy,
		expiresAtMs: () => (state() === "unlocked" ? clock.nowMs() + remainingMs() : null),
	};
}
