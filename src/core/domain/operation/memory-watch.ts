// Whether a process holds so much more than when it began to work that it should be replaced. What it holds then differs
// from kiosk to kiosk (model packs, size of the gallery), so it is its own measure.

export interface MemorySample {
	readonly rssBytes: number;
	/** How long this very process has been at work. */
	readonly workedForMs: number;
}

export interface MemoryWatch {
	/** When it had begun to work. */
	readonly baselineBytes: number;
	readonly workedForMs: number;
}

/** `grown`: replace it when nobody is there. `excessive`: replace it now, before the system ends something. */
export type MemoryVerdict = "steady" | "grown" | "excessive";

const MB = 1_000_000;

/**
 * One more sample; a process that has worked for less long than before is another one. The allowance has room for what
 * allocators keep: soaked, the inference process holds 1.4 times of what it began with and stays there (docs/results.md).
 */
export function watchMemory(
	watch: MemoryWatch | null,
	{ rssBytes, workedForMs }: MemorySample,
): { readonly watch: MemoryWatch; readonly verdict: MemoryVerdict } {
	const isSame = watch !== null && workedForMs >= watch.workedForMs;
	const baselineBytes = isSame ? watch.baselineBytes : rssBytes;
	return { watch: { baselineBytes, workedForMs }, verdict: judge(rssBytes, baselineBytes) };
}

function judge(rssBytes: number, baselineBytes: number): MemoryVerdict {
	if (rssBytes > 2 * baselineBytes + 600 * MB) return "excessive";
	return rssBytes > 1.5 * baselineBytes + 200 * MB ? "grown" : "steady";
}
