// What the calibration page says, worked out from the report.
import type { HadirClient } from "../../../contract/index.ts";

export type Calibration = Awaited<ReturnType<HadirClient["calibration"]["report"]>>;
export type CalibrationReport = Calibration["report"];
export type Band = CalibrationReport["bands"][number]["band"];
type Distribution = CalibrationReport["genuine"];

export interface Spread {
	readonly from: number;
	readonly to: number;
}

/** What a report keeps of a distribution, which is the half that faces the other one; null without any. */
export function spreadOf({ quantiles }: Pick<Distribution, "quantiles">): Spread | null {
	if (quantiles.length === 0) return null;
	const similarities = quantiles.map(({ similarity }) => similarity);
	return { from: Math.min(...similarities), to: Math.max(...similarities) };
}

/** "1 in so many"; null when the rate says nothing: none, or every second. */
export function oneIn(rate: number): number | null {
	return rate > 0 && rate < 0.5 ? Math.round(1 / rate) : null;
}

export function isChange({ present, suggested }: Pick<CalibrationReport, "present" | "suggested">): boolean {
	return present.high !== suggested.high || present.medium !== suggested.medium || present.low !== suggested.low;
}

/** Similarities lie between -1 and 1, but nearly all of a gallery between these. */
export const AXIS = { from: -0.2, to: 1 } as const;

/** 0..1 along the axis. */
export function placeOf(similarity: number): number {
	return Math.min(1, Math.max(0, (similarity - AXIS.from) / (AXIS.to - AXIS.from)));
}
