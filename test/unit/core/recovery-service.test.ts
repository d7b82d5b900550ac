import { beforeEach, describe, expect, it } from "vitest";
import { UNLOCKED } from "../../../src/core/domain/codes/pin-policy.ts";
import { toRecoveryGroups } from "../../../src/core/domain/codes/recovery-code.ts";
import { AppError } from "../../../src/core/domain/errors.ts";
import type { RecoveryKitDraft, RecoveryKitStore } from "../../../src/core/ports/recovery.ts";
import type { AuditEntry } from "../../../src/core/ports/stores.ts";
import {
	createRecoveryService,
	type NewRecoveryKit,
	type RecoveryService,
} from "../../../src/core/services/operation/recovery-service.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";
import { createSeededBytes } from "../../support/seeded-random.ts";

/** As the real store, with the code itself in place of a wrapped key. */
function createMemoryKits(): RecoveryKitStore & { isVoid: boolean } {
	let kept: RecoveryKitDraft | null = null;
	let lock = UNLOCKED;
	let made = 0;
	return {
		isVoid: false,
		current() {
			return kept && { kitId: kept.kitId, createdAtMs: kept.createdAtMs, isVoid: this.isVoid };
		},
		draft: (code) => ({ kitId: `0000000${++made}`, createdAtMs: made, wrap: code, masterKeyId: "m" }),
		keep: (draft) => {
			kept = draft;
		},
		opens: (code) => kept !== null && Buffer.from(code).equals(Buffer.from(kept.wrap)),
		discard: () => {
			kept = null;
		},
		recoveryWrap: () => kept?.wrap ?? null,
		readLock: () => lock,
		writeLock: (next) => {
			lock = next;
		},
	};
}

/** Somebody else's. */
const TAKEN = "7351";

let kits: ReturnType<typeof createMemoryKits>;
let service: RecoveryService;
let pins: string[];
let audit: AuditEntry[];
let time: ReturnType<typeof createManualTime>;
beforeEach(() => {
	kits = createMemoryKits();
	pins = [];
	audit = [];
	time = createManualTime();
	service = createRecoveryService({
		recovery: kits,
		supervisor: {
			setPin: async (pin, alongside) => {
				if (pin === TAKEN) throw new AppError("PIN_TAKEN");
				pins.push(pin);
				alongside?.();
			},
		},
		audit: { append: (entry) => void audit.push(entry) },
		transaction: (work) => work(),
		random: createSeededBytes(7),
		clock: time.clock,
		log: createRecordingLog(),
	});
});

const typedBack = ({ asked, groups }: NewRecoveryKit, changes: Readonly<Record<number, string>> = {}) =>
	asked.map((position) => ({ position, group: changes[position] ?? groups[position]?.toLowerCase() ?? "" }));

function keepKit(): NewRecoveryKit {
	const kit = service.begin();
	service.confirm(kit.kitId, typedBack(kit), "operator:a");
	return kit;
}

const refusal = (code: string, data: Record<string, unknown> = {}) =>
	expect.objectContaining({ code, data: expect.objectContaining(data) });
const otherCode = toRecoveryGroups(new Uint8Array(20).fill(3));

describe("a new kit", () => {
	it("is in force once three of its groups were typed back, and tells the audit its number only", () => {
		const kit = service.begin();
		expect(service.kit()).toBeNull();
		expect(kit.groups).toHaveLength(8);
		expect(kit.asked).toHaveLength(3);
		expect(new Set(kit.asked).size).toBe(3);
		service.confirm(kit.kitId, typedBack(kit), "operator:a");
		expect(service.kit()).toMatchObject({ kitId: kit.kitId, isVoid: false });
		expect(audit).toEqual([
			expect.objectContaining({ actor: "operator:a", action: "recovery.kit", detail: { kit: kit.kitId } }),
		]);
		for (const group of kit.groups) expect(JSON.stringify(audit)).not.toContain(group);
	});

	it("stays out of force with a group wrong or left out, and names it; the kit before stays", () => {
		const before = keepKit();
		const kit = service.begin();
		const [first = 0] = kit.asked;
		expect(() => service.confirm(kit.kitId, typedBack(kit, { [first]: "00000" }), "a")).toThrowError(
			refusal("RECOVERY_CHECK_FAILED", { positions: [String(first + 1)] }),
		);
		expect(() => service.confirm(kit.kitId, [], "a")).toThrowError(
			refusal("RECOVERY_CHECK_FAILED", { positions: kit.asked.map((position) => String(position + 1)) }),
		);
		expect(service.kit()?.kitId).toBe(before.kitId);
		service.confirm(kit.kitId, typedBack(kit), "a");
		expect(service.kit()?.kitId).toBe(kit.kitId);
	});

	it("is over after half an hour, when another was begun, and once it was checked", async () => {
		const first = service.begin();
		const second = service.begin();
		expect(() => service.confirm(first.kitId, typedBack(first), "a")).toThrowError(refusal("RECOVERY_KIT_OVER"));
		await time.advance(31 * 60_000);
		expect(() => service.confirm(second.kitId, typedBack(second), "a")).toThrowError(refusal("RECOVERY_KIT_OVER"));
		const third = keepKit();
		expect(() => service.confirm(third.kitId, typedBack(third), "a")).toThrowError(refusal("RECOVERY_KIT_OVER"));
	});
});

describe("the forgotten PIN", () => {
	it("is set anew with the code; that kit is void, and the next one begun", async () => {
		const kit = keepKit();
		const next = await service.resetPin(kit.groups, "5936");
		expect(pins).toEqual(["5936"]);
		expect(service.kit()).toBeNull();
		expect(audit.at(-1)).toMatchObject({ actor: "recovery kit", action: "recovery.pin", detail: { kit: kit.kitId } });
		await expect(service.resetPin(kit.groups, "5936")).rejects.toEqual(refusal("RECOVERY_KIT_MISSING"));
		service.confirm(next.kitId, typedBack(next), "operator:a");
		expect(service.kit()?.kitId).toBe(next.kitId);
	});

	it("leaves the kit in force where the new PIN is refused", async () => {
		const { groups, kitId } = keepKit();
		await expect(service.resetPin(groups, TAKEN)).rejects.toEqual(refusal("PIN_TAKEN"));
		expect(service.kit()?.kitId).toBe(kitId);
		await service.resetPin(groups, "5936");
		expect(pins).toEqual(["5936"]);
	});

	it("names the groups that are wrong in themselves, without counting a try", async () => {
		const { groups } = keepKit();
		for (let round = 0; round < 10; round++)
			await expect(service.resetPin(groups.with(2, "ABCDE").with(5, ""), "12")).rejects.toEqual(
				refusal("VALIDATION_FAILED", { fields: ["groups.3", "groups.6", "pin"] }),
			);
		expect(kits.readLock()).toEqual(UNLOCKED);
		await service.resetPin(groups, "5936");
	});

	it("counts wrong codes on disk, locks after five, and is audited each time", async () => {
		const { groups } = keepKit();
		for (const remainingAttempts of [4, 3, 2, 1])
			await expect(service.resetPin(otherCode, "5936")).rejects.toEqual(
				refusal("RECOVERY_CODE_WRONG", { remainingAttempts }),
			);
		await expect(service.resetPin(otherCode, "5936")).rejects.toEqual(
			refusal("RECOVERY_LOCKED", { retryAfterSeconds: 30 }),
		);
		// The right one is not looked at either until the time is over.
		await expect(service.resetPin(groups, "5936")).rejects.toEqual(refusal("RECOVERY_LOCKED"));
		expect(kits.readLock()).toMatchObject({ failedAttempts: 5 });
		expect(audit.filter(({ action }) => action === "recovery.refused")).toHaveLength(5);
		expect(pins).toEqual([]);
		await time.advance(30_000);
		await service.resetPin(groups, "5936");
		expect(kits.readLock()).toEqual(UNLOCKED);
	});

	it("takes no kit of before a change of the master key", async () => {
		const { groups } = keepKit();
		kits.isVoid = true;
		await expect(service.resetPin(groups, "5936")).rejects.toEqual(refusal("RECOVERY_KIT_MISSING"));
	});
});
