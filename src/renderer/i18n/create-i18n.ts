// One i18next instance for the page, with every text in the bundle: the kiosk is offline and nothing loads later.
import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { english } from "./en/index.ts";
import { indonesian } from "./id/index.ts";
import { type Language, toLanguage } from "./language.ts";

/** Ready when it returns. Change the language with `i18n.changeLanguage("id" | "en")`. */
export function createI18n(language: Language): i18n {
	const instance = createInstance();
	instance.use(initReactI18next);
	void instance.init({
		initAsync: false,
		lng: language,
		fallbackLng: "id",
		supportedLngs: ["id", "en"],
		defaultNS: "common",
		resources: { id: indonesian, en: english },
		interpolation: { escapeValue: false },
		react: { useSuspense: false },
	});
	instance.on("languageChanged", (changed) => {
		document.documentElement.lang = toLanguage(changed);
	});
	document.documentElement.lang = toLanguage(language);
	return instance;
}
