// One text for every code of the catalogue, in both languages: REST answers and the screen say the same.
import type { ErrorCode, ErrorData } from "../../core/domain/errors.ts";
import { qualityHints } from "../../core/domain/recognition/recognition-result.ts";
import type { Language } from "../../core/domain/settings.ts";
import { englishErrors } from "./en.ts";
import { type ErrorText, indonesianErrors } from "./id.ts";
import { photoAdvice } from "./photo-advice.ts";

const errorTexts: Record<Language, Record<ErrorCode, ErrorText>> = { id: indonesianErrors, en: englishErrors };

function fill(text: string, data: ErrorData): string {
	return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
		const value = data[name];
		return Array.isArray(value) ? value.join(", ") : String(value ?? "?");
	});
}

/** null where the refusal names nothing that this version knows. */
function adviceFor(hint: ErrorData[string] | undefined, language: Language): string | null {
	const known = qualityHints.find((candidate) => candidate === hint);
	return known ? photoAdvice[language][known] : null;
}

/** What happened and what to do about it, with the error's own data filled in. */
export function errorText(code: ErrorCode, language: Language, data: ErrorData = {}): ErrorText {
	const text = errorTexts[language][code];
	const action = (code === "LOW_QUALITY" && adviceFor(data["hint"], language)) || text.action;
	return { title: fill(text.title, data), action: fill(action, data) };
}

export type { ErrorText } from "./id.ts";
