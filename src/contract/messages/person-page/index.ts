import type { Language } from "../../../core/domain/settings.ts";
import { englishPage } from "./en.ts";
import { indonesianPage, type PageWords } from "./id.ts";

/** Of the page with everything that is kept of one person. */
export const personPageWords: Readonly<Record<Language, PageWords>> = { id: indonesianPage, en: englishPage };

export type { PageWords } from "./id.ts";
