import { describe, expect, it } from "vitest";
import { english } from "../../../src/renderer/i18n/en/index.ts";
import { indonesian } from "../../../src/renderer/i18n/id/index.ts";

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): [string, string][] {
	return Object.entries(tree).flatMap(([key, value]) => {
		const here = path ? `${path}.${key}` : key;
		return typeof value === "string" ? [[here, value] as [string, string]] : flatten(value, here);
	});
}

const variables = (text: string) => [...new Set(text.match(/\{\{[^}]+\}\}/g) ?? [])].sort();

/** Words that Indonesian took over as they are. */
const SAME_IN_BOTH = ["Administrator"];

// That both languages have the same keys is a matter of types; what is inside the texts is not.
describe("texts of the screen", () => {
	const source = new Map(flatten(indonesian));
	const translated = flatten(english);

	it("name the same variables in both languages", () => {
		for (const [key, text] of translated) {
			const original = source.get(key) ?? source.get(key.replace(/_one$/, "_other"));
			const expected = variables(original ?? "");
			// Of one, English may say less: no number, no end of a range.
			if (key.endsWith("_one")) expect(expected, key).toEqual(expect.arrayContaining(variables(text)));
			else expect(variables(text), key).toEqual(expected);
		}
	});

	it("are never empty and carry no stray spaces", () => {
		for (const [key, text] of [...source, ...translated]) {
			expect(text, key).not.toBe("");
			expect(text, key).toBe(text.trim().replace(/ {2,}/g, " "));
		}
	});

	it("are translated: hardly any English text equals the Indonesian one", () => {
		const same = translated.filter(
			([key, text]) =>
				source.get(key) === text && /[a-z]{3}/.test(text) && text.length > 12 && !SAME_IN_BOTH.includes(text),
		);
		expect(same).toEqual([]);
	});
});
