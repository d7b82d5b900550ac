// The recovery kit: a printed code that opens a copy of the master key. A key store that forgot the key (another keyring,
// another PC, a new Windows profile) then loses no gallery, and who forgot the administrator's PIN proves with it whose
// kiosk this is.
import type { PinLock } from "../domain/codes/pin-policy.ts";

export interface RecoveryKit {
	/** Printed on the kit, so that two papers can be told apart. It opens nothing. */
	readonly kitId: string;
	readonly createdAtMs: number;
	/** The master key was changed after the kit was printed: it opens nothing any more. */
	readonly isVoid: boolean;
}

/** A kit that is not in force yet: whoever printed it has not shown that it can be read. */
export interface RecoveryKitDraft {
	readonly kitId: string;
	readonly createdAtMs: number;
	/** The master key, sealed under the code. */
	readonly wrap: Uint8Array;
	readonly masterKeyId: string;
}

export interface RecoveryKitStore {
	/** The kit that was checked last; null where there is none. */
	current(): RecoveryKit | null;
	/** @param code see `domain/codes/recovery-code`; kept nowhere */
	draft(code: Uint8Array): RecoveryKitDraft;
	/** Puts a kit in force and the one before out of it. */
	keep(draft: RecoveryKitDraft): void;
	/** Whether the code is that of the kit in force, and opens the master key. */
	opens(code: Uint8Array): boolean;
	discard(): void;
	/**
	 * The sealed master key of the kit in force, as a backup carries it: with the code it opens on another PC. null where
	 * there is no kit, or a void one.
	 */
	recoveryWrap(): Uint8Array | null;
	/** Wrong tries of the code, on disk as those of a PIN are. */
	readLock(): PinLock;
	writeLock(lock: PinLock): void;
}
