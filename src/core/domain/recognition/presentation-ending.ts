// How somebody's stay in front of the camera ended, for counting: the most telling of what its frames said.
import type { RecognitionOutcome } from "./recognition-result.ts";

export const presentationEndings = [
	"recognised",
	"already_recorded",
	"unknown",
	"presentation_attack",
	"liveness_uncertain",
	"low_quality",
	"several_faces",
	"unfinished",
] as const;
/** `unfinished`: went on before there was an answer. */
export type PresentationEnding = (typeof presentationEndings)[number];

/** Most telling first: who was recognised at last was not refused, whatever a frame before said. */
const order: readonly PresentationEnding[] = [
	"recognised",
	"already_recorded",
	"presentation_attack",
	"liveness_uncertain",
	"unknown",
	"low_quality",
	"several_faces",
	"unfinished",
];

const endings: Partial<Record<RecognitionOutcome, PresentationEnding>> = {
	matched: "recognised",
	// Known already; the question or the PIN that follows has an answer of its own.
	ask: "unfinished",
	already_recorded: "already_recorded",
	unknown: "unknown",
	presentation_attack: "presentation_attack",
	liveness_uncertain: "liveness_uncertain",
	low_quality: "low_quality",
	multiple_faces: "several_faces",
};

export interface RunningCount {
	readonly presentation: number;
	/** null while nobody was seen. */
	readonly ending: PresentationEnding | null;
}

/** Takes in one frame's outcome. `ended` is how the presentation before ended, when this one is another. */
export function countFrame(
	running: RunningCount | null,
	{ presentation, outcome }: { readonly presentation: number; readonly outcome: RecognitionOutcome },
): { readonly running: RunningCount; readonly ended: PresentationEnding | null } {
	const isSame = running?.presentation === presentation;
	const before = isSame ? running.ending : null;
	const seen = outcome === "no_face" ? null : (endings[outcome] ?? "unfinished");
	const ending = moreTelling(before, seen);
	return { running: { presentation, ending }, ended: isSame ? null : (running?.ending ?? null) };
}

function moreTelling(a: PresentationEnding | null, b: PresentationEnding | null): PresentationEnding | null {
	if (a === null || b === null) return a ?? b;
	return order.indexOf(a) <= order.indexOf(b) ? a : b;
}
