// The recovery kit: made, written down and checked by an administrator; used by whoever has forgotten the PIN.
import {
	FREE_ATTEMPTS,
	isValidPin,
	type PinLock,
	UNLOCKED,
	withFailure,
	withinLongestLock,
} from "../../domain/codes/pin-policy.ts";
import {
	isRecoveryGroup,
	RECOVERY_CODE_BYTES,
	RECOVERY_GROUPS,
	readRecoveryGroups,
	toPrintedCharacters,
	toRecoveryGroups,
} from "../../domain/codes/recovery-code.ts";
import { AppError } from "../../domain/errors.ts";
import type { Clock, Log } from "../../ports/environment.ts";
import type { RecoveryKit, RecoveryKitDraft, RecoveryKitStore } from "../../ports/recovery.ts";
import type { AuditStore, Transaction } from "../../ports/stores.ts";
import { createSerialQueue } from "../serial-queue.ts";
import type { SupervisorService } from "./supervisor-service.ts";

/** A kit on the screen that made it. The code is nowhere else: who leaves without writing it down makes another. */
export interface NewRecoveryKit {
	readonly kitId: string;
	readonly createdAtMs: number;
	/** What is printed, in order. */
	readonly groups: readonly string[];
	/** Places of the groups that have to be typed back, from 0, ascending. */
	readonly asked: readonly number[];
}

export interface TypedGroup {
	readonly position: number;
	readonly group: string;
}

export interface RecoveryService {
	/** The kit in force; null where there is none. */
	kit(): RecoveryKit | null;
	/** A new kit, which is in force once it was checked. The one before is until then. */
	begin(): NewRecoveryKit;
	/**
	 * Puts the kit in force when the groups that were asked for are right. Throws RECOVERY_CHECK_FAILED {positions}, from
	 * 1 on, and RECOVERY_KIT_OVER when that kit is not the last one made here, or was made too long ago.
	 */
	confirm(kitId: string, typed: readonly TypedGroup[], actor: string): RecoveryKit;
	/**
	 * A new PIN for the administrator. The kit is void afterwards, for it was typed where others may look on, and another
	 * one is begun. Rejects with RECOVERY_KIT_MISSING, VALIDATION_FAILED {fields}, RECOVERY_CODE_WRONG
	 * {remainingAttempts}, RECOVERY_LOCKED {retryAfterSeconds}, and as `SupervisorService.setPin` does.
	 */
	resetPin(groups: readonly string[], newPin: string): Promise<NewRecoveryKit>;
}

export interface RecoveryServicePorts {
	readonly recovery: RecoveryKitStore;
	readonly supervisor: Pick<SupervisorService, "setPin">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly random: { bytes(length: number): Uint8Array };
	readonly clock: Pick<Clock, "nowMs" | "monotonicMs">;
	readonly log: Log;
}

const GROUPS_ASKED = 3;
/** For printing, writing down and typing back. */
const DRAFT_LIFE_MS = 30 * 60_000;
const BY_KIT = "recovery kit";

interface Begun {
	readonly draft: RecoveryKitDraft;
	readonly kit: NewRecoveryKit;
	readonly sinceMs: number;
}

export function createRecoveryService(ports: RecoveryServicePorts): RecoveryService {
	const { recovery, supervisor, audit, transaction, random, clock, log } = ports;
	const inTurn = createSerialQueue();
	let begun: Begun | null = null;

	function record(action: string, actor: string, detail: Readonly<Record<string, string | number>>): void {
		audit.append({ atMs: clock.nowMs(), actor, action, subject: null, detail });
	}

	function begin(): NewRecoveryKit {
		const code = random.bytes(RECOVERY_CODE_BYTES);
		const draft = recovery.draft(code);
		const { kitId, createdAtMs } = draft;
		const kit = { kitId, createdAtMs, groups: toRecoveryGroups(code), asked: choosePlaces(random) };
		begun = { draft, kit, sinceMs: clock.monotonicMs() };
		return kit;
	}

	function confirm(kitId: string, typed: readonly TypedGroup[], actor: string): RecoveryKit {
		if (begun?.kit.kitId !== kitId || clock.monotonicMs() - begun.sinceMs > DRAFT_LIFE_MS)
			throw new AppError("RECOVERY_KIT_OVER");
		const { draft, kit } = begun;
		const typedAt = new Map(typed.map(({ position, group }) => [position, toPrintedCharacters(group)]));
		const wrong = kit.asked.filter((position) => typedAt.get(position) !== kit.groups[position]);
		if (wrong.length > 0)
			throw new AppError("RECOVERY_CHECK_FAILED", { positions: wrong.map((position) => String(position + 1)) });
		transaction(() => {
			recovery.keep(draft);
			record("recovery.kit", actor, { kit: kitId });
		});
		begun = null;
		return { kitId, createdAtMs: draft.createdAtMs, isVoid: recovery.current()?.isVoid ?? true };
	}

	function refuseWhileLocked(): void {
		const nowMs = clock.nowMs();
		const { lockedUntilMs } = withinLongestLock(recovery.readLock(), nowMs);
		if (lockedUntilMs > nowMs)
			throw new AppError("RECOVERY_LOCKED", { retryAfterSeconds: Math.ceil((lockedUntilMs - nowMs) / 1000) });
	}

	/** Counted before the code is tried, so that pulling the plug in between is no free try. */
	function countTry(): PinLock {
		const lock = withFailure(recovery.readLock(), clock.nowMs());
		recovery.writeLock(lock);
		return lock;
	}

	function refuse({ failedAttempts, lockedUntilMs }: PinLock): never {
		record("recovery.refused", BY_KIT, { failedAttempts });
		log.warn({ failedAttempts }, "a wrong recovery code was entered");
		if (lockedUntilMs > 0)
			throw new AppError("RECOVERY_LOCKED", { retryAfterSeconds: Math.ceil((lockedUntilMs - clock.nowMs()) / 1000) });
		throw new AppError("RECOVERY_CODE_WRONG", { remainingAttempts: FREE_ATTEMPTS - failedAttempts });
	}

	async function resetPin(groups: readonly string[], newPin: string): Promise<NewRecoveryKit> {
		const kit = recovery.current();
		if (!kit || kit.isVoid) throw new AppError("RECOVERY_KIT_MISSING");
		// A group that is wrong in itself is a slip of the hand, no try: it opens nothing.
		const slips = Array.from({ length: RECOVERY_GROUPS }, (_, i) => i).filter(
			(i) => !isRecoveryGroup(groups[i] ?? "", i),
		);
		const fields = [...slips.map((i) => `groups.${i + 1}`), ...(isValidPin(newPin) ? [] : ["pin"])];
		const code = readRecoveryGroups(groups);
		if (fields.length > 0 || !code) throw new AppError("VALIDATION_FAILED", { fields });
		refuseWhileLocked();
		const lock = countTry();
		if (!recovery.opens(code)) refuse(lock);
		// All at once: a power cut leaves a paper that still opens, or a new PIN and none.
		await supervisor.setPin(newPin, () => {
			recovery.writeLock(UNLOCKED);
			recovery.discard();
			record("recovery.pin", BY_KIT, { kit: kit.kitId });
		});
		log.warn({ kit: kit.kitId }, "the administrator's PIN was set with the recovery code");
		return begin();
	}

	return {
		kit: () => recovery.current(),
		begin,
		confirm,
		resetPin: (groups, newPin) => inTurn(() => resetPin(groups, newPin)),
	};
}

/** Which groups to type back: some of them show that all were written down, without typing forty characters. */
function choosePlaces(random: RecoveryServicePorts["random"]): number[] {
	const places = Array.from({ length: RECOVERY_GROUPS }, (_, i) => i);
	const drawn = Array.from({ length: GROUPS_ASKED }, () => {
		const [byte = 0] = random.bytes(1);
		return places.splice(byte % places.length, 1)[0] ?? 0;
	});
	return drawn.sort((a, b) => a - b);
}
