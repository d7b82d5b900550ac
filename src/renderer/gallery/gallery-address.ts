// What the gallery shows is in the address: `#state=recorded-in&language=en&theme=dark`; without a state, all of them.
import { type Language, toLanguage } from "../i18n/language.ts";

export const galleryThemes = ["dark", "light", "contrast"] as const;
export type GalleryTheme = (typeof galleryThemes)[number];

export interface GalleryAddress {
	/** Name of a scene; null: the overview. */
	readonly state: string | null;
	readonly language: Language;
	readonly theme: GalleryTheme;
}

export function parseGalleryAddress(hash: string): GalleryAddress {
	const fields = new URLSearchParams(hash.replace(/^#/, ""));
	return {
		state: fields.get("state"),
		language: toLanguage(fields.get("language") ?? undefined),
		theme: galleryThemes.find((theme) => theme === fields.get("theme")) ?? "dark",
	};
}

export function formatGalleryAddress({ state, language, theme }: GalleryAddress): string {
	return `#${new URLSearchParams({ ...(state && { state }), language, theme })}`;
}
