// The guides for people: what they name is there. A picture that a guide shows exists and each one is shown, both languages
// have the same parts, and what stands in bold is a word of the screen, letter by letter.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { english } from "../../../src/renderer/i18n/en/index.ts";
import { indonesian } from "../../../src/renderer/i18n/id/index.ts";

const DOCS = join(import.meta.dirname, "../../../docs");
const PICTURES = join(DOCS, "images");
/** All pictures together, so that a clone stays small. */
const MOST_BYTES = 6_000_000;
const guides = ["employee", "supervisor", "operator"] as const;
const words = { id: indonesian, en: english } as const;
const languages = ["id", "en"] as const;

const read = (file: string) => readFileSync(join(DOCS, file), "utf8");
const guideFiles = guides.flatMap((guide) => languages.map((language) => `guide-${guide}.${language}.md`));
const shownIn = (text: string) =>
	[...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt = "", file = ""]) => ({ alt, file }));

/** Every text of the screen. */
function textsOf(value: unknown): string[] {
	if (typeof value === "string") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe.each(guides)("the %s's guide", (guide) => {
	test("has the same parts in both languages: headings, pictures, steps and rows", () => {
		const shapeOf = (language: string) =>
			read(`guide-${guide}.${language}.md`)
				.split("\n")
				.flatMap((line) => /^(#+|!\[|\d+\.|\|)/.exec(line)?.[1] ?? []);
		expect(shapeOf("en")).toEqual(shapeOf("id"));
	});

	test.each(languages)("shows pictures that are there, of its own language, each with words (%s)", (language) => {
		const file = `guide-${guide}.${language}.md`;
		for (const { alt, file: picture } of shownIn(read(file))) {
			expect(statSync(join(dirname(join(DOCS, file)), picture)).size, picture).toBeGreaterThan(1_000);
			expect(picture).toMatch(new RegExp(`-${language}\\.\\w+$`));
			expect(alt).not.toBe("");
		}
	});

	test.each(languages)("puts in bold only what the screen says (%s)", (language) => {
		const texts = new Set(textsOf(words[language]));
		const bold = [...read(`guide-${guide}.${language}.md`).matchAll(/\*\*([^*]+)\*\*/g)].map(([, text = ""]) => text);
		expect(bold.length).toBeGreaterThan(3);
		expect(bold.filter((text) => !texts.has(text))).toEqual([]);
	});
});

test("no picture of the guides is left over, and all pictures together stay small", () => {
	const shown = new Set(guideFiles.flatMap((file) => shownIn(read(file)).map((picture) => picture.file)));
	const there = readdirSync(join(PICTURES, "guide")).map((name) => `images/guide/${name}`);
	expect(there.toSorted()).toEqual([...shown].toSorted());
	const files = readdirSync(PICTURES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
	expect(bytes).toBeLessThan(MOST_BYTES);
});

test("the list of documents names every guide, and nothing that is not there", () => {
	const named = [...read("README.md").matchAll(/\]\(([\w.-]+\.md)\)/g)].map(([, file = ""]) => file);
	const there = readdirSync(DOCS);
	expect(named.filter((file) => !there.includes(file))).toEqual([]);
	expect(guideFiles.filter((file) => !named.includes(file))).toEqual([]);
});
