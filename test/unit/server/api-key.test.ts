import { describe, expect, it } from "vitest";
import { apiScopes } from "../../../src/core/domain/role.ts";
import { createApiKeyGuard } from "../../../src/server/api-key.ts";
import { createApiKeyFixture } from "../../support/api-key-fixture.ts";

describe("API key guard", () => {
	it("makes a key once, and knows whose a key is", () => {
		const { restart } = createApiKeyFixture();
		const { newKey, principalOf } = createApiKeyGuard(undefined, restart());
		if (newKey === null) throw new Error("no key was made");
		expect(principalOf(newKey)).toEqual({ kind: "apiClient", keyId: "first-start", scopes: apiScopes });
		const again = createApiKeyGuard(undefined, restart());
		expect(again.newKey).toBeNull();
		expect(again.principalOf(newKey)).toEqual(principalOf(newKey));
	});

	it("takes a configured key beside those an administrator made, and not the one of the first start", () => {
		const { restart } = createApiKeyFixture();
		const { newKey } = createApiKeyGuard(undefined, restart());
		const service = restart({ hasConfiguredKey: true });
		const configured = createApiKeyGuard("a configured key", service);
		expect(configured.newKey).toBeNull();
		expect(configured.principalOf(newKey ?? "").kind).toBe("anonymous");
		expect(configured.principalOf("a configured key")).toMatchObject({ keyId: "configured", scopes: apiScopes });
		const { secret, key } = service.create({ name: "Payroll", scopes: ["read"], expiresInDays: null }, "test");
		expect(configured.principalOf(secret)).toEqual({ kind: "apiClient", keyId: key.keyId, scopes: ["read"] });
	});

	it("knows when a connection's key is in force no more", () => {
		const { restart } = createApiKeyFixture();
		const service = restart();
		const guard = createApiKeyGuard("a configured key", service);
		const { secret, key } = service.create({ name: "Payroll", scopes: ["read"], expiresInDays: null }, "test");
		expect(guard.isInForce(secret)).toBe(true);
		const { secret: next } = service.rotate(key.keyId, 0, "test");
		expect([guard.isInForce(secret), guard.isInForce(next)]).toEqual([false, true]);
		service.revoke(key.keyId, "test");
		expect(guard.isInForce(next)).toBe(false);
		expect(guard.isInForce("a configured key")).toBe(true);
	});

	it.each([undefined, "", "wrong", "a configured keY", "a configured key ", ["a configured key", "a configured key"]])(
		"takes %j for nobody",
		(sent) => {
			const guard = createApiKeyGuard("a configured key", createApiKeyFixture().restart({ hasConfiguredKey: true }));
			expect(guard.principalOf(sent)).toEqual({ kind: "anonymous" });
		},
	);
});
