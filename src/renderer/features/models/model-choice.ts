// What the models section shows of what the host answers.
import type { HadirClient } from "../../../contract/index.ts";

export type ModelOverview = Awaited<ReturnType<HadirClient["models"]["overview"]>>;
export type Reembedding = ModelOverview["reembedding"];

const SHOWN_NAMES = 6;

/** Packs that could recognise: installed and unaltered; and the one in use, whatever its state. */
export function recognitionChoices({ packs, recognitionPack }: ModelOverview): ModelOverview["packs"] {
	return packs.filter((pack) => pack.recognition && (pack.state === "installed" || pack.packId === recognitionPack));
}

export function activePack({ packs, recognitionPack }: ModelOverview): ModelOverview["packs"][number] | null {
	return packs.find((pack) => pack.packId === recognitionPack) ?? null;
}

export interface NamesToShow {
	readonly names: readonly string[];
	readonly more: number;
}

/** A few names, and how many more there are. */
export function namesToShow({ mustEnroll }: ModelOverview): NamesToShow {
	const names = mustEnroll.slice(0, SHOWN_NAMES).map(({ name }) => name);
	return { names, more: mustEnroll.length - names.length };
}
