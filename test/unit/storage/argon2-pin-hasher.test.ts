import { describe, expect, it } from "vitest";
import { createArgon2PinHasher } from "../../../src/storage/keys/argon2-pin-hasher.ts";

describe("the PIN hasher", () => {
	const hasher = createArgon2PinHasher();

	it("makes argon2id hashes with OWASP's parameters and a salt of its own", async () => {
		const [first, second] = await Promise.all([hasher.hash("482913"), hasher.hash("482913")]);
		expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(first).not.toBe(second);
	});

	it("accepts the PIN and nothing else", async () => {
		const stored = await hasher.hash("482913");
		expect(await hasher.verify(stored, "482913")).toBe(true);
		for (const wrong of ["482914", "", "4829130", " 482913"]) expect(await hasher.verify(stored, wrong)).toBe(false);
	});
});
