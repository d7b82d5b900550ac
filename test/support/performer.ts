// Somebody before the camera who does (or does not do) what a challenge asks: head yaw and eyes over time, as the pose and
// eye models would see them. Times are milliseconds; nothing here knows what the challenge will ask next.
import type { ChallengeFrame } from "../../src/core/domain/recognition/challenge-state.ts";
import type { Point } from "../../src/core/domain/recognition/geometry.ts";
import type { ChallengeStep } from "../../src/core/domain/recognition/recognition-result.ts";
import { fakeEmbedding } from "./fake-embedding.ts";
import { headLandmarks } from "./head-model.ts";

export interface Performance {
	/** What the camera sees at `atMs`, while `asked` is on the screen since `askedAtMs`. */
	frame(atMs: number, asked: ChallengeStep, askedAtMs: number): ChallengeFrame;
}

const people = new Map<string, Float32Array>();

/** Thousands of frames of the same person. */
function embeddingOf(person: string): Float32Array {
	const embedding = people.get(person) ?? fakeEmbedding(person);
	people.set(person, embedding);
	return embedding;
}

const heads = new Map<string, readonly Point[]>();

/** To a quarter of a degree: a simulation looks at millions of heads. */
function landmarksAt(yawDeg: number, depth: number): readonly Point[] {
	const rounded = Math.round(yawDeg * 4) / 4;
	const key = `${rounded}:${depth}`;
	const landmarks = heads.get(key) ?? headLandmarks(rounded, depth);
	heads.set(key, landmarks);
	return landmarks;
}

export function challengeFrame(
	yawDeg: number,
	{ eyes = 0.99, depth = 1, person = "ani", noiseDeg = 0 } = {},
): ChallengeFrame {
	return {
		pose: { yawDeg: yawDeg + noiseDeg },
		landmarks: landmarksAt(yawDeg, depth),
		eyes: { leftOpen: eyes, rightOpen: eyes },
		embedding: embeddingOf(person),
	};
}

export interface Temper {
	/** Between the request and the beginning of the movement. */
	readonly reactionMs: number;
	readonly turnDeg: number;
	/** Of a full movement. */
	readonly moveMs: number;
	readonly blinkMs: number;
	/** The pose model's: how far its straight look is off, its gain, and its jitter from frame to frame. */
	readonly biasDeg: number;
	readonly gain: number;
	readonly jitterDeg: number;
}

const smooth = (part: number) => {
	const t = Math.min(1, Math.max(0, part));
	return t * t * (3 - 2 * t);
};

/** A cooperative person: turns when asked, to the side that is asked, and comes back when asked. */
export function createCooperative(temper: Temper, random: () => number): Performance {
	let fromDeg = 0;
	let toDeg = 0;
	let startsMs = 0;
	let blinksFromMs = Number.POSITIVE_INFINITY;
	let heardAtMs = -1;
	const yawAt = (atMs: number) => fromDeg + (toDeg - fromDeg) * smooth((atMs - startsMs) / temper.moveMs);

	function hear(asked: ChallengeStep, askedAtMs: number): void {
		if (askedAtMs === heardAtMs) return;
		heardAtMs = askedAtMs;
		const reactsAtMs = askedAtMs + temper.reactionMs * (0.8 + 0.4 * random());
		if (asked === "blink") {
			blinksFromMs = reactsAtMs;
			return;
		}
		fromDeg = yawAt(askedAtMs);
		startsMs = reactsAtMs;
		toDeg = asked === "look_straight" ? 0 : (asked === "turn_right" ? 1 : -1) * temper.turnDeg;
	}

	return {
		frame(atMs, asked, askedAtMs) {
			hear(asked, askedAtMs);
			const isClosed = atMs >= blinksFromMs && atMs < blinksFromMs + temper.blinkMs;
			const jitter = temper.jitterDeg * (random() + random() + random() - 1.5) * 2;
			const yawDeg = yawAt(atMs);
			const seen = yawDeg * temper.gain + temper.biasDeg + jitter;
			return challengeFrame(yawDeg, { eyes: isClosed ? 0.05 : 0.99, noiseDeg: seen - yawDeg });
		},
	};
}

/** A recording: what it shows depends on its own time alone. */
export function createRecording(
	yawAt: (atMs: number) => number,
	eyesAt: (atMs: number) => number,
	offsetMs: number,
): Performance {
	return {
		frame: (atMs) => challengeFrame(yawAt(atMs + offsetMs), { eyes: eyesAt(atMs + offsetMs) }),
	};
}
