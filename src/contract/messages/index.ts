// One text for every code of the catalogue, in both languages: REST answers and the screen say the same.
import type { ErrorCode, ErrorData } from "../../core/domain/errors.ts";
import type { Language } from "../../core/domain/settings.ts";
import { englishErrors } from "./en.ts";
import { type ErrorText, indonesianErrors } from "./id.ts";

const errorTexts: Record<Language, Record<ErrorCode, ErrorText>> = { id: indonesianErrors, en: englishErrors };

function fill(text: string, data: ErrorData): string {
	return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
		const value = data[name];
		return Array.isArray(value) ? value.join(", ") : String(value ?? "?");
	});
}

/** What happened and what to do about it, with the error's own data filled in. */
export function errorText(code: ErrorCode, language: Language, data: ErrorData = {}): ErrorText {
	const text = errorTexts[language][code];
	return { title: fill(text.title, data), action: fill(text.action, data) };
}

export type { ErrorText } from "./id.ts";
