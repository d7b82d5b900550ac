import { describe, expect, it } from "vitest";
import { apiScopes } from "../../../src/core/domain/role.ts";
import { createApiKeyFixture } from "../../support/api-key-fixture.ts";

const DAY_MS = 86_400_000;
const request = { name: "Payroll", scopes: ["read", "punch"], expiresInDays: null } as const;

function createFixture() {
	const fixture = createApiKeyFixture();
	return { ...fixture, service: fixture.restart() };
}

describe("an API key", () => {
	it("is told once, kept as a digest, and found by it after a restart", () => {
		const { service, restart, connection } = createFixture();
		const { key, secret } = service.create(request, "operator:o-1");
		expect(secret).toMatch(/^hadir_[\w-]{43}$/);
		expect(key).toMatchObject({ name: "Payroll", scopes: ["punch", "read"], state: "active", lastUsedAtMs: null });
		expect(restart().authenticate(secret)).toMatchObject({ keyId: key.keyId, scopes: ["punch", "read"] });
		const dump = connection.pragma("page_size") && JSON.stringify(service.list());
		expect(dump).not.toContain(secret);
		expect(service.authenticate(`${secret}x`)).toBeNull();
		expect(service.authenticate("")).toBeNull();
	});

	it("ends with its time", async () => {
		const { service, time } = createFixture();
		const { secret } = service.create({ ...request, expiresInDays: 30 }, "test");
		time.stepWallClock(30 * DAY_MS - 1);
		expect(service.authenticate(secret)).not.toBeNull();
		time.stepWallClock(1);
		expect(service.authenticate(secret)).toBeNull();
		expect(service.isInForce(secret)).toBe(false);
		expect(service.list()).toMatchObject([{ state: "expired" }]);
	});

	it("is rotated with a grace for the secret before, and none for the one before that", () => {
		const { service, time } = createFixture();
		const first = service.create(request, "test");
		const second = service.rotate(first.key.keyId, 7, "test");
		expect(second.key.previousValidUntilMs).toBe(time.clock.nowMs() + 7 * DAY_MS);
		for (const { secret } of [first, second]) expect(service.authenticate(secret)?.keyId).toBe(first.key.keyId);
		const third = service.rotate(first.key.keyId, 1, "test");
		expect(service.authenticate(first.secret)).toBeNull();
		expect(service.authenticate(second.secret)).not.toBeNull();
		time.stepWallClock(DAY_MS);
		expect(service.authenticate(second.secret)).toBeNull();
		expect(service.authenticate(third.secret)).not.toBeNull();
		expect(service.list()).toMatchObject([{ previousValidUntilMs: null }]);
		const last = service.rotate(first.key.keyId, 0, "test");
		expect(service.authenticate(third.secret)).toBeNull();
		expect(service.authenticate(last.secret)).not.toBeNull();
	});

	it("opens nothing once it is revoked, and is in no list", () => {
		const { service } = createFixture();
		const { key, secret } = service.create(request, "test");
		const { secret: rotated } = service.rotate(key.keyId, 7, "test");
		service.revoke(key.keyId, "test");
		for (const tried of [secret, rotated]) expect(service.authenticate(tried)).toBeNull();
		expect(service.list()).toEqual([]);
		expect(() => service.revoke(key.keyId, "test")).toThrow("NOT_FOUND");
		expect(() => service.rotate(key.keyId, 1, "test")).toThrow("NOT_FOUND");
	});

	it("has its use noted once a minute, and again when the clock was put back", async () => {
		const { service, time, connection } = createFixture();
		const { secret } = service.create(request, "test");
		const changes = () => Number(connection.pragma("data_version")) && service.list()[0]?.lastUsedAtMs;
		service.authenticate(secret);
		const firstUseMs = changes();
		expect(firstUseMs).toBe(time.clock.nowMs());
		time.stepWallClock(59_999);
		service.authenticate(secret);
		expect(changes()).toBe(firstUseMs);
		time.stepWallClock(1);
		service.authenticate(secret);
		expect(changes()).toBe((firstUseMs ?? 0) + 60_000);
		time.stepWallClock(-DAY_MS);
		service.authenticate(secret);
		expect(changes()).toBe(time.clock.nowMs());
	});

	it.each([
		["no name", { name: " " }, "name"],
		["a name that is a formula", { name: "=1+1" }, "name"],
		["no scope", { scopes: [] }, "scopes"],
		["no day", { expiresInDays: 0 }, "expiresInDays"],
		["too many days", { expiresInDays: 3_651 }, "expiresInDays"],
	])("is refused with %s", (_, changes, field) => {
		const { service } = createFixture();
		expect(() => service.create({ ...request, ...changes }, "test")).toThrow(
			expect.objectContaining({ code: "VALIDATION_FAILED", data: { fields: [field] } }),
		);
		expect(service.list()).toEqual([]);
	});

	it.each([-1, 8, 1.5])("is not rotated with a grace of %d days", (graceDays) => {
		const { service } = createFixture();
		const { key } = service.create(request, "test");
		expect(() => service.rotate(key.keyId, graceDays, "test")).toThrow("VALIDATION_FAILED");
	});

	it("is one of fifty at most", () => {
		const { service } = createFixture();
		for (let made = 0; made < 50; made++) service.create(request, "test");
		expect(() => service.create(request, "test")).toThrow("LIMIT_REACHED");
	});

	it("is audited with every act by its id, without name or secret", () => {
		const { service, audit } = createFixture();
		const { key, secret } = service.create(request, "operator:o-1");
		service.rotate(key.keyId, 1, "operator:o-1");
		service.revoke(key.keyId, "operator:o-2");
		expect(audit.list(5)).toMatchObject([
			{ action: "apiKeys.revoke", actor: "operator:o-2", subject: key.keyId },
			{ action: "apiKeys.rotate", detail: { graceDays: 1 } },
			{ action: "apiKeys.create", actor: "operator:o-1", detail: { scopes: "punch,read" } },
		]);
		expect(JSON.stringify(audit.list(5))).not.toMatch(new RegExp(`Payroll|${secret}`));
	});
});

describe("the key of the first start", () => {
	it("is made once, with every scope, and not again after it was revoked", () => {
		const { service, restart } = createFixture();
		const secret = service.makeFirst();
		expect(service.authenticate(secret ?? "")).toMatchObject({ keyId: "first-start", scopes: apiScopes });
		expect(restart().makeFirst()).toBeNull();
		service.revoke("first-start", "test");
		expect(restart().makeFirst()).toBeNull();
	});

	it("is not made, and not taken, while the configuration names a key", () => {
		const { restart } = createFixture();
		const secret = restart().makeFirst();
		const configured = restart({ hasConfiguredKey: true });
		expect(configured.authenticate(secret ?? "")).toBeNull();
		expect(configured.list()).toMatchObject([{ keyId: "first-start", state: "superseded" }]);
		expect(createApiKeyFixture().restart({ hasConfiguredKey: true }).makeFirst()).toBeNull();
	});
});
