import { expect, test } from "vitest";
import {
	countFrame,
	type PresentationEnding,
	type RunningCount,
} from "../../../src/core/domain/recognition/presentation-ending.ts";
import type { RecognitionOutcome } from "../../../src/core/domain/recognition/recognition-result.ts";

type Frame = readonly [number, RecognitionOutcome];

/** What was counted, and what the last presentation would count as. */
function run(frames: readonly Frame[]): { counted: PresentationEnding[]; open: PresentationEnding | null } {
	let running: RunningCount | null = null;
	const counted: PresentationEnding[] = [];
	for (const [presentation, outcome] of frames) {
		const step = countFrame(running, { presentation, outcome });
		running = step.running;
		if (step.ended) counted.push(step.ended);
	}
	return { counted, open: running?.ending ?? null };
}

test.each<[string, readonly Frame[], readonly PresentationEnding[], PresentationEnding | null]>([
	[
		"nobody is counted",
		[
			[0, "no_face"],
			[0, "no_face"],
		],
		[],
		null,
	],
	[
		"who is recognised once counts once, however many frames it takes",
		[
			[1, "observing"],
			[1, "matched"],
			[1, "matched"],
			[2, "observing"],
		],
		["recognised"],
		"unfinished",
	],
	[
		"a bad picture before does not matter",
		[
			[1, "low_quality"],
			[1, "unknown"],
			[1, "matched"],
		],
		[],
		"recognised",
	],
	[
		"a stranger stays a stranger after looking away",
		[
			[1, "unknown"],
			[1, "low_quality"],
			[2, "no_face"],
		],
		["unknown"],
		null,
	],
	[
		"an attack outweighs the doubt before it",
		[
			[1, "liveness_uncertain"],
			[1, "presentation_attack"],
			[1, "challenge"],
		],
		[],
		"presentation_attack",
	],
	[
		"somebody who goes on early is unfinished",
		[
			[1, "observing"],
			[2, "observing"],
			[3, "observing"],
		],
		["unfinished", "unfinished"],
		"unfinished",
	],
	[
		"a group and then nobody",
		[
			[1, "multiple_faces"],
			[1, "no_face"],
			[2, "no_face"],
		],
		["several_faces"],
		null,
	],
])("%s", (_, frames, counted, open) => {
	expect(run(frames)).toEqual({ counted, open });
});
