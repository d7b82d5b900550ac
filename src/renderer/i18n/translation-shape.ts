// What every other language must match: the Indonesian texts decide which keys exist.

/** Indonesian has one plural form (`_other`), English two: a key `x_other` asks for `x_one` as well. */
type EnglishKey<K> = K extends `${infer Base}_other` ? `${Base}_one` | `${Base}_other` : K;
type SourceKey<K, Source> = K extends keyof Source
	? K
	: K extends `${infer Base}_one`
		? `${Base}_other` & keyof Source
		: never;

/** The keys of `Source` with free texts; a missing or a surplus key does not compile. */
export type TranslationOf<Source> = {
	readonly [K in EnglishKey<keyof Source>]: Source[SourceKey<K, Source> & keyof Source] extends string
		? string
		: TranslationOf<Source[SourceKey<K, Source> & keyof Source]>;
};
