import { expect, test } from "vitest";
import type { SecretName } from "../../../src/core/ports/secrets.ts";
import { createRecordSigner, verifySignature } from "../../../src/storage/keys/ed25519-record-signer.ts";

function memorySecrets(seed: string | null = null) {
	const kept = new Map<SecretName, Uint8Array>();
	if (seed !== null) kept.set("signingKey", Buffer.from(seed, "hex"));
	return {
		kept,
		read: (name: SecretName) => kept.get(name) ?? null,
		write: (name: SecretName, value: Uint8Array) => {
			kept.set(name, value);
		},
	};
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("signs as RFC 8032 says: tests 2 and 3 of its section 7.1", () => {
	const two = createRecordSigner(memorySecrets("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
	expect(hex(two.publicKey())).toBe("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
	expect(hex(two.sign(Buffer.from("72", "hex")).signature)).toBe(
		"92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
	);
	const three = createRecordSigner(memorySecrets("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"));
	expect(hex(three.sign(Buffer.from("af82", "hex")).signature)).toBe(
		"6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
	);
});

test("makes its key once and finds it again at the next start", () => {
	const secrets = memorySecrets();
	const first = createRecordSigner(secrets);
	const message = new TextEncoder().encode("log");
	const { keyId, signature } = first.sign(message);
	const again = createRecordSigner(secrets);
	expect(again.keyId()).toBe(keyId);
	expect(again.verify(message, signature)).toBe(true);
	expect(secrets.kept.get("signingKey")).toHaveLength(32);
});

test("takes no other bytes, no other signature and no other kiosk's key", () => {
	const signer = createRecordSigner(memorySecrets());
	const other = createRecordSigner(memorySecrets());
	const message = new TextEncoder().encode("log");
	const { signature } = signer.sign(message);
	expect(verifySignature(message, signature, signer.publicKey())).toBe(true);
	expect(signer.verify(new TextEncoder().encode("lag"), signature)).toBe(false);
	expect(signer.verify(message, signature, other.publicKey())).toBe(false);
	expect(signer.verify(message, signature.slice(1))).toBe(false);
	expect(signer.verify(message, signature, new Uint8Array(31))).toBe(false);
	expect(signer.verify(message, signature, new Uint8Array(32).fill(255))).toBe(false);
});

test("refuses a seed that is not one rather than sign with half a key", () => {
	expect(() => createRecordSigner(memorySecrets("00")).keyId()).toThrow(
		expect.objectContaining({ code: "SECRET_UNAVAILABLE" }),
	);
});
