// What grew, and whether that is a leak.
import { type Trend, trendOf } from "./memory-trend.ts";
import type { HeldNow } from "./soaked-host.ts";

export interface SoakSample extends HeldNow {
	readonly frames: number;
}

interface Limit {
	/** Growth that is the noise of an allocator, however long it runs. */
	readonly noise: number;
	/** Growth in 100,000 frames beyond which a kiosk would not last for months. */
	readonly perHundredThousand: number;
}

const MB = 1e6;

/** Image codecs and models take memory in steps of tens of megabytes, the last of them after thousands of frames. Nightly refreshes empty the inference process; the host has to last without. */
export const limits = {
	hostRssBytes: { noise: 24 * MB, perHundredThousand: 8 * MB },
	hostHeapBytes: { noise: 6 * MB, perHundredThousand: 2 * MB },
	hostExternalBytes: { noise: 6 * MB, perHundredThousand: 2 * MB },
	hostFiles: { noise: 3, perHundredThousand: 1 },
	hostResources: { noise: 4, perHundredThousand: 1 },
	inferenceRssBytes: { noise: 64 * MB, perHundredThousand: 12 * MB },
	inferenceFiles: { noise: 3, perHundredThousand: 1 },
} as const satisfies Record<keyof HeldNow, Limit>;

export interface JudgedTrend extends Trend {
	/** In the same unit: growth up to which it counts as flat over as many frames. */
	readonly allowed: number;
	readonly isFlat: boolean;
}

export type SoakTrends = Readonly<Record<keyof HeldNow, JudgedTrend>>;

export function judgeSoak(samples: readonly SoakSample[]): SoakTrends {
	const judged = (what: keyof HeldNow): JudgedTrend => {
		const trend = trendOf(samples.map((sample) => ({ frames: sample.frames, value: sample[what] })));
		const { noise, perHundredThousand } = limits[what];
		const span = (samples.at(-1)?.frames ?? 0) * 0.7;
		const allowed = noise + (perHundredThousand * span) / 100_000;
		return { ...trend, allowed, isFlat: trend.growth <= allowed };
	};
	return {
		hostRssBytes: judged("hostRssBytes"),
		hostHeapBytes: judged("hostHeapBytes"),
		hostExternalBytes: judged("hostExternalBytes"),
		hostFiles: judged("hostFiles"),
		hostResources: judged("hostResources"),
		inferenceRssBytes: judged("inferenceRssBytes"),
		inferenceFiles: judged("inferenceFiles"),
	};
}
