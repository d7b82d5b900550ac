import type { Language } from "../core/domain/settings.ts";

/** Language of an answer's texts, from `Accept-Language`: English only when the caller prefers it, else Indonesian. */
export function preferredLanguage(acceptLanguage: string | string[] | undefined): Language {
	const header = Array.isArray(acceptLanguage) ? acceptLanguage.join(",") : (acceptLanguage ?? "");
	const preferences = header
		.split(",")
		.map(parsePreference)
		.filter((preference) => preference.weight > 0)
		.sort((a, b) => b.weight - a.weight);
	const known = preferences.find(({ tag }) => tag === "id" || tag === "en");
	return known?.tag === "en" ? "en" : "id";
}

function parsePreference(entry: string): { tag: string; weight: number } {
	const [range = "", ...parameters] = entry.trim().toLowerCase().split(";");
	const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
	const weight = quality ? Number(quality.trim().slice(2)) : 1;
	return { tag: range.split("-")[0] ?? "", weight: Number.isFinite(weight) ? weight : 0 };
}
