import { describe, expect, it } from "vitest";
import { preferredLanguage } from "../../../src/server/language.ts";

describe("preferredLanguage", () => {
	it.each([
		[undefined, "id"],
		["", "id"],
		["*", "id"],
		["fr-FR, fr;q=0.9", "id"],
		["id-ID,id;q=0.9,en;q=0.8", "id"],
		["en", "en"],
		["en-US,en;q=0.9,id;q=0.8", "en"],
		["fr, en;q=0.5, id;q=0.4", "en"],
		["en;q=0.1, id;q=0.2", "id"],
		["en;q=0", "id"],
		["EN-gb", "en"],
		[["en", "id;q=0.5"], "en"],
		["en;q=nonsense", "id"],
	])("%j means %s", (header, language) => {
		expect(preferredLanguage(header)).toBe(language);
	});
});
