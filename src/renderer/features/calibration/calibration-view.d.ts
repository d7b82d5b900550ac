import type { HadirClient } from "../../../contract/index.ts";
export type Calibration = Awaited<ReturnType<HadirClient["calibration"]["report"]>>;
export type CalibrationReport = Calibration["report"];
export type Band = CalibrationReport["bands"][number]["band"];
type Distribution = CalibrationReport["genuine"];
export interface Spread {
	readonly lowest: number;
	readonly median: number;
	readonly highest: number;
}
/** Ends and middle of what a report keeps of a distribution; null without any. */
export declare function spreadOf({ quantiles }: Pick<Distribution, "quantiles">): Spread | null;
/** "1 in so many"; null when the rate says nothing: none, or every second. */
export declare function oneIn(rate: number): number | null;
export declare function isChange({ present, suggested }: Pick<CalibrationReport, "present" | "suggested">): boolean;
/** Similarities lie between -1 and 1, but nearly all of a gallery between these. */
export declare const AXIS: {
	readonly from: -0.2;
	readonly to: 1;
};
/** 0..1 along the axis. */
export declare function placeOf(similarity: number): number;
