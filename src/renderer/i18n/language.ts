// The languages of the screen. `Intl` gets a region: English dates are written day first, as in Indonesia.
export const languages = ["id", "en"] as const;
export type Language = (typeof languages)[number];

export const locales = { id: "id-ID", en: "en-GB" } as const satisfies Record<Language, string>;

/** Each in its own language, for the language choice. */
export const languageNames = { id: "Bahasa Indonesia", en: "English" } as const satisfies Record<Language, string>;

export function toLanguage(value: string | undefined): Language {
	return value?.startsWith("en") ? "en" : "id";
}
