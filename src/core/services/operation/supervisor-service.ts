// Who may open the area behind the PIN: wrong tries are counted on disk with a lockout that a power cycle does not reset.
import { FREE_ATTEMPTS, isValidPin } from "../../domain/codes/pin-policy.ts";
import { AppError } from "../../domain/errors.ts";
import type { Operator } from "../../domain/operator.ts";
import type { Clock, IdSource, Log, PinHasher } from "../../ports/environment.ts";
import type { OperatorStore } from "../../ports/operators.ts";
import type { AuditStore, Transaction } from "../../ports/stores.ts";
import type { OperatorPins } from "./operator-pins.ts";
import { createOperatorTries, lockedUntil, type OperatorTriesPorts } from "./operator-tries.ts";

export interface SupervisorService {
	/**
	 * The administrator's PIN, at the first start or after it was forgotten: that of the oldest administrator, who is made
	 * when there is none. Ends a lockout. `alongside` happens in the same transaction. Rejects with VALIDATION_FAILED for a PIN
	 * that is not 4 to 12 digits, PIN_TAKEN.
	 */
	setPin(pin: string, alongside?: () => void): Promise<void>;
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

export interface SupervisorServicePorts extends Pick<OperatorTriesPorts, "locks" | "buckets"> {
	readonly operators: OperatorStore;
	readonly pins: OperatorPins;
	readonly pinHasher: Pick<PinHasher, "hash">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly ids: IdSource;
	readonly clock: Pick<Clock, "nowMs" | "monotonicMs">;
	readonly log: Log;
}

/** Whoever unlocks again and again is in the audit once in this time: it is no way to fill the disk. */
const UNLOCK_NOTED_EVERY_MS = 60_000;
/** As `actorOf` in `api` names whoever stands before the kiosk. */
const NOBODY = "kiosk";
const FIRST_NAME = "Administrator";

interface PinCheck {
	/** Whoever types it. */
	readonly actor: string;
	/** Whose it is; null: nobody's. */
	readonly holder: () => Promise<Operator | null>;
	/** In the transaction that ends the count. */
	readonly noteRight?: (operator: Operator) => void;
}

export function createSupervisorService(ports: SupervisorServicePorts): SupervisorService {
	const { operators, pins, pinHasher, audit, transaction, ids, clock, log } = ports;
	const tries = createOperatorTries(ports);
	const unlockNotedAtMs = new Map<string, number>();

	/** Tries that are refused while it is locked are no tries: the limits bound how many entries there can be in a day. */
	function record(actor: string, action: string, detail: Readonly<Record<string, number>> = {}): void {
		audit.append({ atMs: clock.nowMs(), actor, action, subject: null, detail });
	}

	/** A try at a PIN by `actor`; counted before, so that pulling the plug in between is no free try. */
	async function check(pin: string, { actor, holder, noteRight = () => {} }: PinCheck): Promise<Operator> {
		if (operators.list().length === 0) throw new AppError("SETUP_REQUIRED");
		tries.refuseWhileLocked();
		const { failedAttempts, lockedUntilMs } = tries.count();
		const operator = isValidPin(pin) ? await holder() : null;
		if (operator) {
			transaction(() => {
				tries.forgive(operator);
				noteRight(operator);
			});
			return operator;
		}
		log.warn({ failedAttempts }, "a wrong PIN was entered");
		record(actor, lockedUntilMs > 0 ? "operators.locked" : "operators.refused", { failedAttempts });
		if (lockedUntilMs > 0) throw lockedUntil(lockedUntilMs, clock.nowMs());
		throw new AppError("PIN_INCORRECT", { remainingAttempts: FREE_ATTEMPTS - failedAttempts });
	}

	function noteUnlock({ operatorId }: Operator): void {
		const nowMs = clock.monotonicMs();
		const notedAtMs = unlockNotedAtMs.get(operatorId);
		if (notedAtMs !== undefined && nowMs - notedAtMs < UNLOCK_NOTED_EVERY_MS) return;
		record(`operator:${operatorId}`, "operators.unlock");
		unlockNotedAtMs.set(operatorId, nowMs);
	}

	async function setPin(pin: string, alongside: () => void): Promise<void> {
		if (!isValidPin(pin)) throw new AppError("VALIDATION_FAILED", { fields: ["pin"] });
		const first = operators.list().find(({ role }) => role === "administrator");
		const holder = await pins.holderOf(pin);
		if (holder && holder.operatorId !== first?.operatorId) throw new AppError("PIN_TAKEN");
		const hash = await pinHasher.hash(pin);
		const nowMs = clock.nowMs();
		transaction(() => {
			if (first) operators.writePin(first.operatorId, hash, nowMs);
			else {
				const made = { operatorId: ids.uuidv7(), name: FIRST_NAME, role: "administrator" } as const;
				operators.add({ ...made, pinSetAtMs: nowMs, createdAtMs: nowMs }, hash);
			}
			tries.reset();
			alongside();
		});
	}

	async function changePin(
		operatorId: string,
		{ current, next }: { current: string; next: string },
	): Promise<Operator> {
		const own = async () => ((await pins.isPinOf(operatorId, current)) ? operators.find(operatorId) : null);
		await check(current, { actor: `operator:${operatorId}`, holder: own });
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
		setPin: (pin, alongside = () => {}) => pins.inTurn(() => setPin(pin, alongside)),
		verifyPin: (pin) =>
			pins.inTurn(() => check(pin, { actor: NOBODY, holder: () => pins.holderOf(pin), noteRight: noteUnlock })),
		changePin: (operatorId, given) => pins.inTurn(() => changePin(operatorId, given)),
		operator: (operatorId) => operators.find(operatorId),
		hasPin: () => operators.list().length > 0,
	};
}
