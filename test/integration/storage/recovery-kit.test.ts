import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openConnection } from "../../../src/storage/database/connection.ts";
import { readRecoveryWrap } from "../../../src/storage/keys/recovery-kit-store.ts";
import { kitIdOf, openRecoveryWrap } from "../../../src/storage/keys/recovery-wrap.ts";
import { createStoreFixture, employeeId, enroll, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => {
	fixture.dispose();
});
const newCode = () => new Uint8Array(randomBytes(20));

it("opens the master key with the code, and with no other", () => {
	const { recovery } = fixture.open();
	expect(recovery.current()).toBeNull();
	expect(recovery.recoveryWrap()).toBeNull();
	const code = newCode();
	expect(recovery.opens(code)).toBe(false);
	const draft = recovery.draft(code);
	expect(recovery.opens(code)).toBe(false);
	recovery.keep(draft);
	expect(recovery.current()).toEqual({ kitId: draft.kitId, createdAtMs: draft.createdAtMs, isVoid: false });
	expect(recovery.opens(code)).toBe(true);
	expect(recovery.opens(newCode())).toBe(false);
	const wrap = recovery.recoveryWrap() ?? new Uint8Array();
	expect(kitIdOf(wrap)).toBe(draft.kitId);
	expect(Buffer.from(openRecoveryWrap(wrap, code) ?? [])).toEqual(Buffer.from(fixture.secrets.read("masterKey") ?? []));
	for (let at = 0; at < wrap.length; at++) {
		const altered = Uint8Array.from(wrap);
		altered[at] = (altered[at] ?? 0) ^ 1;
		expect(openRecoveryWrap(altered, code), `byte ${at}`).toBeNull();
	}
	expect(openRecoveryWrap(new Uint8Array(), code)).toBeNull();
});

it("is out of force as soon as another one is kept, and gone when it is discarded", () => {
	const { recovery } = fixture.open();
	const [first, second] = [newCode(), newCode()];
	recovery.keep(recovery.draft(first));
	const wrap = Buffer.from(recovery.recoveryWrap() ?? []);
	recovery.keep(recovery.draft(second));
	expect(recovery.opens(first)).toBe(false);
	expect(recovery.opens(second)).toBe(true);
	const files = readdirSync(fixture.dataDir).filter((file) => file.startsWith("hadir.db"));
	for (const file of files)
		expect(readFileSync(join(fixture.dataDir, file)).includes(wrap.subarray(37)), file).toBe(false);
	recovery.discard();
	expect(recovery.current()).toBeNull();
	expect(recovery.opens(second)).toBe(false);
});

it("brings back a gallery whose master key is lost", () => {
	const store = fixture.open();
	enroll(store, "QL-1");
	const code = newCode();
	store.recovery.keep(store.recovery.draft(code));
	store.close();
	fixture.secrets.remove("masterKey");
	expect(() => fixture.open()).toThrowError(expect.objectContaining({ code: "SECRET_UNAVAILABLE" }));
	const connection = openConnection(fixture.databasePath, { readOnly: true });
	const key = openRecoveryWrap(readRecoveryWrap(connection) ?? new Uint8Array(), code);
	connection.close();
	fixture.secrets.write("masterKey", key ?? new Uint8Array());
	expect(fixture.open().employees.templates(employeeId("QL-1"))).toHaveLength(1);
});

it("counts wrong tries on disk", () => {
	const { recovery, close } = fixture.open();
	recovery.writeLock({ failedAttempts: 4, lockedUntilMs: 123 });
	close();
	expect(fixture.open().recovery.readLock()).toEqual({ failedAttempts: 4, lockedUntilMs: 123 });
});
