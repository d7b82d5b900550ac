// Values that a JSON schema asks for, and now and then one that it does not: most inputs get past the first check, and
// what they say is still nonsense.
import { attackString } from "./mutate-text.ts";
import { below, pick, type Random } from "./random-choice.ts";

const WRONG_SHARE = 0.12;
const WRONG: readonly unknown[] = [null, true, -1, 0, 1e308, 2 ** 53, 0.1, "", [], {}, [[]], { __proto__: null }];

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** @param schema JSON schema, draft 2020-12, as zod writes it */
export function valueFor(schema: unknown, random: Random, depth = 0): unknown {
	if (!isRecord(schema) || depth > 6) return attackString(random);
	if (random() < WRONG_SHARE) return random() < 0.6 ? attackString(random) : pick(random, WRONG);
	const { anyOf, oneOf, allOf, enum: values, const: constant, type } = schema;
	const choices = [anyOf, oneOf, allOf].find(Array.isArray);
	if (Array.isArray(choices)) return valueFor(pick(random, choices), random, depth + 1);
	if (constant !== undefined) return constant;
	if (Array.isArray(values)) return pick(random, values);
	if (type === "object") return objectFor(schema, random, depth);
	if (type === "array")
		return Array.from({ length: below(random, 4) }, () => valueFor(schema["items"], random, depth + 1));
	if (type === "boolean") return random() < 0.5;
	if (type === "number" || type === "integer") return numberFor(schema, random);
	return type === "null" ? null : stringFor(schema, random);
}

function objectFor(schema: Record<string, unknown>, random: Random, depth: number): Record<string, unknown> {
	const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
	const entries = Object.entries(properties)
		.filter(() => random() > 0.06)
		.map(([key, property]) => [key, valueFor(property, random, depth + 1)]);
	if (random() < 0.05) entries.push([attackString(random), attackString(random)]);
	return Object.fromEntries(entries);
}

function numberFor({ minimum, maximum }: Record<string, unknown>, random: Random): number {
	const low = typeof minimum === "number" ? minimum : -1000;
	const high = typeof maximum === "number" ? maximum : 2_000_000_000_000;
	const value = low + random() * (high - low);
	return random() < 0.7 ? Math.round(value) : value;
}

function stringFor({ format }: Record<string, unknown>, random: Random): string {
	const plain = ["E-1", "Dewi Anggraini", "2026-11-22", "08:00", "2580", "https://hr.example/hook", "a reason"];
	if (format === "uuid") return "0193a000-0000-7000-8000-000000000001";
	return random() < 0.5 ? (pick(random, plain) ?? "") : attackString(random);
}
