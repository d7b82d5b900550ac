import { createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seal, unseal } from "../../../src/storage/keys/envelope.ts";

const key = createSecretKey(randomBytes(32));
const context = ["template", "t-1", 7];

describe("the envelope", () => {
	it("gives back what was sealed, whatever it was", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 4096 }), (plaintext) => {
				const opened = unseal(key, seal(key, plaintext, context), context);
				expect(opened && Uint8Array.from(opened)).toEqual(plaintext);
			}),
		);
	});

	it("never seals the same bytes to the same bytes", () => {
		const plaintext = randomBytes(64);
		const sealed = Array.from({ length: 50 }, () => Buffer.from(seal(key, plaintext, context)).toString("hex"));
		expect(new Set(sealed).size).toBe(50);
	});

	it("does not open when any one bit was changed", () => {
		const sealed = seal(key, Buffer.from("eight by"), context);
		for (let bit = 0; bit < sealed.length * 8; bit += 1) {
			const altered = Uint8Array.from(sealed);
			altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect(unseal(key, altered, context), `bit ${bit}`).toBeNull();
		}
	});

	it("does not open under another key, another context, or cut short", () => {
		const sealed = seal(key, randomBytes(32), context);
		expect(unseal(createSecretKey(randomBytes(32)), sealed, context)).toBeNull();
		expect(unseal(key, sealed, ["template", "t-1", 8])).toBeNull();
		expect(unseal(key, sealed, ["template", "t-17"])).toBeNull();
		for (let length = 0; length < sealed.length; length += 1)
			expect(unseal(key, sealed.subarray(0, length), context)).toBeNull();
	});
});
