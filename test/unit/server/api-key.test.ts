import { describe, expect, it } from "vitest";
import { apiScopes } from "../../../src/core/domain/role.ts";
import { type CredentialStore, createApiKeyGuard } from "../../../src/server/api-key.ts";

function createCredentials(): CredentialStore & { stored(): string | null } {
	let hash: string | null = null;
	return {
		readCredential: () => hash,
		writeCredential(_, value) {
			hash = value;
		},
		stored: () => hash,
	};
}

describe("API key guard", () => {
	it("makes a key once and keeps its hash only", () => {
		const credentials = createCredentials();
		const { newKey, principalOf } = createApiKeyGuard(undefined, credentials);
		if (newKey === null) throw new Error("no key was made");
		expect(credentials.stored()).toMatch(/^[0-9a-f]{64}$/);
		expect(credentials.stored()).not.toContain(newKey);
		expect(principalOf(newKey)).toMatchObject({ kind: "apiClient", scopes: apiScopes });

		const again = createApiKeyGuard(undefined, credentials);
		expect(again.newKey).toBeNull();
		expect(again.principalOf(newKey)).toEqual(principalOf(newKey));
	});

	it("lets a configured key win and does not store it", () => {
		const credentials = createCredentials();
		const { newKey } = createApiKeyGuard(undefined, credentials);
		const before = credentials.stored();
		const configured = createApiKeyGuard("a configured key", credentials);
		expect(configured.newKey).toBeNull();
		expect(credentials.stored()).toBe(before);
		expect(configured.principalOf(newKey ?? "").kind).toBe("anonymous");
		expect(configured.principalOf("a configured key").kind).toBe("apiClient");
	});

	it.each([undefined, "", "wrong", "a configured keY", "a configured key ", ["a configured key", "a configured key"]])(
		"takes %j for nobody",
		(sent) => {
			expect(createApiKeyGuard("a configured key", createCredentials()).principalOf(sent)).toEqual({
				kind: "anonymous",
			});
		},
	);

	it("lets nobody in when what is stored is no hash", () => {
		const credentials = createCredentials();
		credentials.writeCredential("apiKey", "");
		expect(createApiKeyGuard(undefined, credentials).principalOf("anything").kind).toBe("anonymous");
	});
});
