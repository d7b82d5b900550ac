import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { createFormats, type Formats } from "./formats.ts";
import { type Language, toLanguage } from "./language.ts";

export function useLanguage(): Language {
	return toLanguage(useTranslation().i18n.resolvedLanguage);
}

/** Formats of the current language, in the kiosk's zone when it is given. */
export function useFormats(timeZone?: string): Formats {
	const language = useLanguage();
	return useMemo(() => createFormats(language, timeZone), [language, timeZone]);
}
