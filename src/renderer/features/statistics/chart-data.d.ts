import type { HadirClient } from "../../../contract/index.ts";
export type Statistics = Awaited<ReturnType<HadirClient["statistics"]["read"]>>;
type Day = Statistics["endings"][number];
export declare const refusals: readonly ["unknown", "presentation_attack", "liveness_uncertain", "low_quality", "several_faces", "unfinished"];
export type Refusal = (typeof refusals)[number];
/** The last `days` days up to `today`, those without anybody as zeros. */
export declare function byDay(endings: readonly Day[], today: string, days: number): {
    date: string;
    recognised: any;
    refused: number;
}[];
/** Refusals by reason over all days, most frequent first; those that did not happen are left out. */
export declare function byReason(endings: readonly Day[]): readonly {
    readonly reason: Refusal;
    readonly count: number;
}[];
/** The top of an axis: 1, 2 or 5 times a power of ten, at least `most`. */
export declare function axisTop(most: number): number;
export {};
