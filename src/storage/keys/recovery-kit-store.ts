// The recovery kit in force: the master key under the code of a paper, and the wrong tries at that code.
import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../../core/ports/environment.ts";
import type { RecoveryKitStore } from "../../core/ports/recovery.ts";
import type { Connection } from "../database/connection.ts";
import { blobField } from "../database/row-schemas.ts";
import type { MasterKeys } from "./master-keys.ts";
import { openRecoveryWrap, wrapForRecovery } from "./recovery-wrap.ts";

const kitRow = z.object({ kitId: z.string(), wrap: blobField, masterKeyId: z.string(), createdAtMs: z.int() });
const lockRow = z.object({ failedAttempts: z.int().min(0), lockedUntilMs: z.int() });

const SELECT_KIT = `SELECT kit_id AS kitId, wrap, master_key_id AS masterKeyId, created_at_ms AS createdAtMs
	FROM recovery_kit WHERE id = 1`;

/** The wrap as it lies in the database, for whoever has lost the master key. null where no kit was ever made. */
export function readRecoveryWrap(connection: Connection): Uint8Array | null {
	return connection.query(SELECT_KIT, kitRow).get()?.wrap ?? null;
}

export interface RecoveryKitStoreDeps {
	readonly connection: Connection;
	readonly masterKeys: MasterKeys;
	readonly clock: Pick<Clock, "nowMs">;
}

export function createRecoveryKitStore({ connection, masterKeys, clock }: RecoveryKitStoreDeps): RecoveryKitStore {
	const selectKit = connection.query(SELECT_KIT, kitRow);
	const replaceKit = connection.command(
		`INSERT INTO recovery_kit (id, kit_id, wrap, master_key_id, created_at_ms)
		 VALUES (1, @kitId, @wrap, @masterKeyId, @createdAtMs)
		 ON CONFLICT (id) DO UPDATE SET kit_id = @kitId, wrap = @wrap, master_key_id = @masterKeyId,
			created_at_ms = @createdAtMs`,
	);
	const removeKit = connection.command("DELETE FROM recovery_kit");
	const selectLock = connection.query(
		"SELECT failed_attempts AS failedAttempts, locked_until_ms AS lockedUntilMs FROM recovery_lock WHERE id = 1",
		lockRow,
	);
	const updateLock = connection.command(
		"UPDATE recovery_lock SET failed_attempts = @failedAttempts, locked_until_ms = @lockedUntilMs WHERE id = 1",
	);
	const kitInForce = () => {
		const kit = selectKit.get();
		return kit?.masterKeyId === masterKeys.stored().id ? kit : null;
	};
	return {
		current: () => {
			const kit = selectKit.get();
			if (!kit) return null;
			const { kitId, createdAtMs } = kit;
			return { kitId, createdAtMs, isVoid: kitInForce() === null };
		},
		draft: (code) => {
			const { id: masterKeyId, key } = masterKeys.stored();
			return { ...wrapForRecovery(key, code), masterKeyId, createdAtMs: clock.nowMs() };
		},
		keep: ({ kitId, wrap, masterKeyId, createdAtMs }) => {
			replaceKit.run({ kitId, wrap, masterKeyId, createdAtMs });
			// The old paper must open nothing that lies in this folder.
			connection.emptyWriteAheadLog();
		},
		opens: (code) => {
			const kit = kitInForce();
			const opened = kit && openRecoveryWrap(kit.wrap, code);
			const key = masterKeys.stored().key.export();
			return opened !== null && opened.length === key.length && timingSafeEqual(opened, key);
		},
		discard: () => {
			removeKit.run();
			connection.emptyWriteAheadLog();
		},
		recoveryWrap: () => kitInForce()?.wrap ?? null,
		readLock: () => {
			const lock = selectLock.get();
			if (!lock) throw new Error("recovery_lock has no row");
			return lock;
		},
		writeLock: ({ failedAttempts, lockedUntilMs }) => {
			updateLock.run({ failedAttempts, lockedUntilMs });
		},
	};
}
