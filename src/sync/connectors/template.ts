// Texts with {{placeholders}}, filled so that no value can break out of its place.

const PLACEHOLDER = /\{\{\s*([a-z0-9_:]+)\s*\}\}/gi;

/** Inside a longer text a number is a text like any other. */
const NUMBER_MARK = /:number$/;

export type Values = Readonly<Record<string, string>>;

/** Names in a text, each once. */
export function placeholdersOf(text: string): readonly string[] {
	return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ""))];
}

/** `quote` makes a value safe for its surroundings. Throws for a name that has no value: checked when it was saved. */
export function fill(text: string, values: Values, quote: (value: string) => string = String): string {
	return text.replace(PLACEHOLDER, (_, name: string) => {
		const value = values[name.replace(NUMBER_MARK, "")];
		if (value === undefined) throw new Error(`no value for the placeholder ${name}`);
		return quote(value);
	});
}

/**
 * Fills the texts inside a JSON value, so a quote in a value stays a quote. `"{{kiosk_seq:number}}"`, alone in its text,
 * becomes a number; a value that is none stays a text, since JSON would make it null.
 */
export function fillJson(template: unknown, values: Values): unknown {
	if (typeof template === "string") {
		const number = /^\{\{\s*([a-z0-9_]+):number\s*\}\}$/i.exec(template)?.[1];
		return number === undefined ? fill(template, values) : toNumber(fill(`{{${number}}}`, values));
	}
	if (Array.isArray(template)) return template.map((entry) => fillJson(entry, values));
	if (typeof template !== "object" || template === null) return template;
	return Object.fromEntries(Object.entries(template).map(([key, entry]) => [key, fillJson(entry, values)]));
}

function toNumber(text: string): number | string {
	const number = text.trim() === "" ? Number.NaN : Number(text);
	return Number.isFinite(number) ? number : text;
}

/** Puts `value` where a text of the JSON template is nothing but the placeholder `name`. */
export function putInJson(template: unknown, name: string, value: unknown): unknown {
	if (typeof template === "string") {
		const given = /^\{\{\s*([a-z0-9_]+)\s*\}\}$/i.exec(template)?.[1];
		return given === name ? value : template;
	}
	if (Array.isArray(template)) return template.map((entry) => putInJson(entry, name, value));
	if (typeof template !== "object" || template === null) return template;
	return Object.fromEntries(Object.entries(template).map(([key, entry]) => [key, putInJson(entry, name, value)]));
}

/** A value of a parsed answer by a path like `data.items`; undefined where there is none. Empty or a dot: the answer itself. */
export function valueAt(value: unknown, path: string): unknown {
	let current = value;
	for (const step of path.split(".").filter(Boolean)) {
		if (typeof current !== "object" || current === null || !Object.hasOwn(current, step)) return undefined;
		current = Object.entries(current).find(([key]) => key === step)?.[1];
	}
	return current;
}
