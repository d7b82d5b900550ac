// Whom would the product's gates refuse, and for what? Pure: from analyses to counts.
import type { FaceQuality, FrameAnalysis } from "../../src/core/domain/recognition/face-analysis.ts";
import {
	enrollmentLimits,
	imageLimits,
	qualityHint,
	recognitionLimits,
} from "../../src/core/domain/recognition/quality-gate.ts";
import { type QualityHint, qualityHints } from "../../src/core/domain/recognition/recognition-result.ts";

const gates = {
	recognition: recognitionLimits,
	singleImage: imageLimits,
	enrollment: enrollmentLimits,
	/** Photo collections hold small faces; at the kiosk people come closer when they are asked. */
	enrollmentAnySize: { ...enrollmentLimits, minFacePx: 0 },
};
export const gateNames = ["recognition", "singleImage", "enrollment", "enrollmentAnySize"] as const;
export type Gate = (typeof gateNames)[number];

export interface JudgedPhoto {
	readonly image: string;
	readonly hints: Readonly<Record<Gate, QualityHint | null>>;
	readonly quality: FaceQuality;
}

/** null without a face. */
export function judgePhoto(image: string, frame: FrameAnalysis): JudgedPhoto | null {
	const { primary } = frame;
	if (!primary) return null;
	const hint = (gate: Gate) => qualityHint(primary, frame, gates[gate]);
	return {
		image,
		hints: {
			recognition: hint("recognition"),
			singleImage: hint("singleImage"),
			enrollment: hint("enrollment"),
			enrollmentAnySize: hint("enrollmentAnySize"),
		},
		quality: primary.quality,
	};
}

export interface QualityFigures {
	readonly photos: number;
	readonly facesNotFound: number;
	/** Photos by gate, and by the one thing that it would ask to change. */
	readonly refused: Readonly<Record<Gate, GateCounts>>;
	/** 1st, 5th and 50th percentile of each measure. */
	readonly measures: Readonly<Record<string, readonly number[]>>;
}

export interface GateCounts {
	readonly total: number;
	readonly byHint: Readonly<Record<string, number>>;
}

export function measureQuality(photos: readonly (JudgedPhoto | null)[]): QualityFigures {
	const judged = photos.filter((photo) => photo !== null);
	return {
		photos: photos.length,
		facesNotFound: photos.length - judged.length,
		refused: {
			recognition: countHints(judged, "recognition"),
			singleImage: countHints(judged, "singleImage"),
			enrollment: countHints(judged, "enrollment"),
			enrollmentAnySize: countHints(judged, "enrollmentAnySize"),
		},
		measures: percentilesOf(judged.map(({ quality }) => quality)),
	};
}

function countHints(photos: readonly JudgedPhoto[], gate: Gate): GateCounts {
	const of = (hint: QualityHint) => photos.filter(({ hints }) => hints[gate] === hint).length;
	const byHint = new Map(qualityHints.map((hint) => [hint, of(hint)]));
	const total = photos.filter(({ hints }) => hints[gate] !== null).length;
	return { total, byHint: Object.fromEntries(byHint) };
}

const PERCENTILES = [0.01, 0.05, 0.5];

function percentilesOf(qualities: readonly FaceQuality[]): Record<string, readonly number[]> {
	const [first] = qualities;
	if (!first) return {};
	const columns = Object.keys(first).map((measure): [string, readonly number[]] => {
		const values = qualities.map((quality) => new Map(Object.entries(quality)).get(measure) ?? 0).sort((a, b) => a - b);
		return [measure, PERCENTILES.map((share) => round(values[Math.floor(share * (values.length - 1))] ?? 0))];
	});
	return Object.fromEntries(columns);
}

const round = (value: number) => Math.round(value * 10) / 10;
