// Active liveness: turn the head to where it is asked, when it is asked, by head pose and eyes relative to the person's own
// straight look. From wherever the head is, two places are left to ask for (left, straight, right), and one is drawn: a
// recording goes to the right one half of the time at best, five times in a row in 3 of 100 cases. When it is asked is
// drawn too, and each step has a time box. A tilted picture has no depth (`nose-parallax.ts`).
// Pure: times are the caller's monotonic milliseconds, chance comes in as a function.
import {
	type Blink,
	type Calm,
	type Challenge,
	type ChallengeFailure,
	type ChallengeFrame,
	type ChallengeProgress,
	type ChallengeRules,
	type Chance,
	limitMs,
	type Move,
	type Neutral,
	type Place,
} from "./challenge-state.ts";
import { cosineSimilarity } from "./match-policy.ts";
import { noseParallax } from "./nose-parallax.ts";

const MOVES = 5;
/** Straight enough to begin from. */
const STRAIGHT_DEG = 25;
/** The pose model jitters by 3 degrees on a head at rest. */
const REST_DEG = 9;
/** A head that just arrived is not restless yet. */
const SETTLE_MS = 400;
const MAX_FALSE_STARTS = 1;
const FIRST_HOLD_MS = { min: 500, max: 1_400 };
const HOLD_MS = { min: 250, max: 800 };
/** Twice the pose model's error, and what everybody can do without losing sight of the screen. */
const TURN_DEG = 18;
const BACK_DEG = 12;
/** A head at rest in a place may drift so far towards the next one. */
const DRIFT_DEG = 5;
const MIN_PARALLAX = 0.11;
const FRAMES_TO_BELIEVE = 2;
/** Nobody sees the request, understands it and has moved the head by then. */
const MIN_REACTION_MS = 250;
const MIN_BLINK_REACTION_MS = 150;
/** The middle takes no longer on the way from side to side. */
const CROSSING_MS = 600;
const TOTAL_LIMIT_MS = 40_000;
/** A face lost for longer may come back as another; so may one that no frame was taken of, on a machine with much to do. */
const GONE_MS = 700;
const UNSEEN_MS = 2_000;
const EYE_OPEN = 0.6;
const EYE_CLOSED = 0.4;

/** `canBlink`: this person's eyes were steadily seen open, so that a blink will be seen too. */
export function beginChallenge(canBlink: boolean, nowMs: number, chance: Chance): Challenge {
	return {
		startedAtMs: nowMs,
		lastSeenMs: nowMs,
		movesLeft: MOVES,
		blinkLeft: canBlink,
		stepNumber: 0,
		steps: MOVES + (canBlink ? 1 : 0),
		phase: calmFrom(nowMs, chance),
		falseStarts: 0,
		neutral: null,
	};
}

function draw({ min, max }: { readonly min: number; readonly max: number }, chance: Chance): number {
	return min + chance() * (max - min);
}

function calmFrom(sinceMs: number, chance: Chance): Calm {
	return { kind: "calm", sinceMs, steady: null, holdMs: draw(FIRST_HOLD_MS, chance), strayFrames: 0 };
}

const failed = (reason: ChallengeFailure): ChallengeProgress => ({ state: "failed", reason });
const running = (challenge: Challenge): ChallengeProgress => ({ state: "running", challenge });

/** One frame of the face that is asked; null when this frame shows no face. */
export function stepChallenge(
	challenge: Challenge,
	frame: ChallengeFrame | null,
	nowMs: number,
	rules: ChallengeRules,
): ChallengeProgress {
	if (nowMs - challenge.lastSeenMs > (frame ? UNSEEN_MS : GONE_MS)) return failed("gone");
	if (nowMs - challenge.startedAtMs > TOTAL_LIMIT_MS) return failed("too_late");
	if (!frame) return running(challenge);
	const seen = { ...challenge, lastSeenMs: nowMs };
	switch (seen.phase.kind) {
		case "calm":
			return rest(seen, seen.phase, frame, nowMs, rules);
		case "move":
			return move(seen, seen.phase, frame, nowMs, rules);
		case "blink":
			return blink(seen, seen.phase, frame, nowMs, rules);
	}
}

function isLate({ phase }: Challenge, nowMs: number): boolean {
	return nowMs - phase.sinceMs > limitMs[phase.kind];
}

/** null: one false start too many. */
function withFalseStart(challenge: Challenge): Challenge | null {
	const falseStarts = challenge.falseStarts + 1;
	return falseStarts > MAX_FALSE_STARTS ? null : { ...challenge, falseStarts };
}

function rest(
	challenge: Challenge,
	phase: Calm,
	frame: ChallengeFrame,
	nowMs: number,
	{ chance }: ChallengeRules,
): ChallengeProgress {
	const { yawDeg } = frame.pose;
	const { steady } = phase;
	if (isLate(challenge, nowMs)) return failed("too_late");
	if (!steady) {
		if (Math.abs(yawDeg) > STRAIGHT_DEG) return running(challenge);
		return running({ ...challenge, phase: { ...phase, steady: { sinceMs: nowMs, yawDeg } } });
	}
	if (Math.abs(yawDeg - steady.yawDeg) > REST_DEG) {
		const strayFrames = phase.strayFrames + 1;
		if (strayFrames < FRAMES_TO_BELIEVE) return running({ ...challenge, phase: { ...phase, strayFrames } });
		const warned = nowMs - steady.sinceMs >= SETTLE_MS ? withFalseStart(challenge) : challenge;
		return warned
			? running({ ...warned, phase: { ...calmFrom(nowMs, chance), sinceMs: phase.sinceMs } })
			: failed("restless");
	}
	const { landmarks, embedding } = frame;
	if (nowMs - steady.sinceMs < phase.holdMs || !embedding)
		return running({ ...challenge, phase: { ...phase, strayFrames: 0 } });
	const neutral = { yawDeg: steady.yawDeg, landmarks, embedding };
	return running(ask({ ...challenge, neutral }, "straight", nowMs, chance));
}

const placesFrom: Readonly<Record<Place, readonly [Place, Place]>> = {
	left: ["straight", "right"],
	straight: ["left", "right"],
	right: ["straight", "left"],
};

/** The next step from where the head is. */
function ask(challenge: Challenge, from: Place, nowMs: number, chance: Chance): Challenge {
	const stepNumber = challenge.stepNumber + 1;
	// A blink is asked of a straight look only, at one of the two or three times that there is one.
	if (challenge.blinkLeft && from === "straight" && (challenge.movesLeft === 0 || chance() < 0.4))
		return { ...challenge, stepNumber, blinkLeft: false, phase: { kind: "blink", sinceMs: nowMs, hasClosed: false } };
	const [first, second] = placesFrom[from];
	const isDrawn = challenge.movesLeft > 0;
	const to = isDrawn ? (chance() < 0.5 ? first : second) : "straight";
	return {
		...challenge,
		stepNumber: isDrawn ? stepNumber : challenge.stepNumber,
		movesLeft: Math.max(0, challenge.movesLeft - 1),
		phase: {
			kind: "move",
			from,
			to,
			sinceMs: nowMs,
			framesThere: 0,
			strayFrames: 0,
			straySinceMs: nowMs,
			reachedAtMs: null,
			holdMs: draw(HOLD_MS, chance),
		},
	};
}

/** yaw > 0 is the person's right. `drift`: by how much a head that rests there may be off. */
function isAt(place: Place, turnedDeg: number, drift = 0): boolean {
	if (place === "straight") return Math.abs(turnedDeg) <= BACK_DEG + drift;
	return (place === "right" ? turnedDeg : -turnedDeg) >= TURN_DEG - drift;
}

function hasDepth(place: Place, neutral: Neutral, frame: ChallengeFrame): boolean {
	if (place === "straight") return true;
	const parallax = noseParallax(neutral.landmarks, frame.landmarks);
	return parallax !== null && (place === "right" ? parallax : -parallax) >= MIN_PARALLAX;
}

function move(
	challenge: Challenge,
	phase: Move,
	frame: ChallengeFrame,
	nowMs: number,
	rules: ChallengeRules,
): ChallengeProgress {
	const { neutral } = challenge;
	if (!neutral) return failed("too_late");
	const turnedDeg = frame.pose.yawDeg - neutral.yawDeg;
	if (phase.reachedAtMs !== null) return stay(challenge, phase, turnedDeg, frame, nowMs, rules);
	if (isLate(challenge, nowMs)) return failed("too_late");
	const [first, second] = placesFrom[phase.from];
	const other = phase.to === first ? second : first;
	const strayFrames = isAt(other, turnedDeg) ? phase.strayFrames + 1 : 0;
	const straySinceMs = strayFrames > 1 ? phase.straySinceMs : nowMs;
	// From one side to the other the head comes past the middle; who stops there was not asked to cross.
	const patienceMs = other === "straight" ? CROSSING_MS : 0;
	if (strayFrames >= FRAMES_TO_BELIEVE && nowMs - straySinceMs >= patienceMs) return failed("wrong_side");
	const isThere = isAt(phase.to, turnedDeg) && hasDepth(phase.to, neutral, frame);
	if (isThere && nowMs - phase.sinceMs < MIN_REACTION_MS) return failed("too_early");
	const framesThere = isThere ? phase.framesThere + 1 : 0;
	const reachedAtMs = framesThere >= FRAMES_TO_BELIEVE ? nowMs : null;
	const seen = { strayFrames: reachedAtMs === null ? strayFrames : 0, straySinceMs, framesThere, reachedAtMs };
	return running({ ...challenge, phase: { ...phase, ...seen } });
}

/** Where it was asked to be: until the next step, or the end. */
function stay(
	challenge: Challenge,
	phase: Move,
	turnedDeg: number,
	{ embedding }: ChallengeFrame,
	nowMs: number,
	{ minSimilarity, chance }: ChallengeRules,
): ChallengeProgress {
	const { neutral } = challenge;
	if (!isAt(phase.to, turnedDeg, DRIFT_DEG)) {
		const strayFrames = phase.strayFrames + 1;
		if (strayFrames < FRAMES_TO_BELIEVE) return running({ ...challenge, phase: { ...phase, strayFrames } });
		const warned = withFalseStart(challenge);
		const again = { ...phase, strayFrames: 0, framesThere: 0, reachedAtMs: null };
		return warned ? running({ ...warned, phase: again }) : failed("restless");
	}
	const held = { ...challenge, phase: { ...phase, strayFrames: 0 } };
	if (nowMs - (phase.reachedAtMs ?? nowMs) < phase.holdMs) return running(held);
	if (phase.to !== "straight") return running(ask(challenge, phase.to, nowMs, chance));
	// Who looks straight again must be who began.
	if (embedding && neutral && cosineSimilarity(neutral.embedding, embedding) < minSimilarity)
		return failed("somebody_else");
	const isOver = challenge.movesLeft === 0 && !challenge.blinkLeft;
	if (!isOver) return running(ask(challenge, "straight", nowMs, chance));
	if (embedding) return { state: "passed" };
	return nowMs - phase.sinceMs > limitMs.calm ? failed("too_late") : running(held);
}

function blink(
	challenge: Challenge,
	phase: Blink,
	{ eyes }: ChallengeFrame,
	nowMs: number,
	{ chance }: ChallengeRules,
): ChallengeProgress {
	// A blink falls between two frames now and then: a move is asked instead, which is no easier for a recording.
	if (isLate(challenge, nowMs)) {
		const movesLeft = challenge.movesLeft + 1;
		return running(ask({ ...challenge, movesLeft, stepNumber: challenge.stepNumber - 1 }, "straight", nowMs, chance));
	}
	const widest = Math.max(eyes.leftOpen, eyes.rightOpen);
	if (phase.hasClosed && widest >= EYE_OPEN) return running(askAfterBlink(challenge, nowMs, chance));
	const closes = widest <= EYE_CLOSED && nowMs - phase.sinceMs >= MIN_BLINK_REACTION_MS;
	return running({ ...challenge, phase: { ...phase, hasClosed: phase.hasClosed || closes } });
}

/** When the blink was the last step, a last look straight is all that is left. */
function askAfterBlink(challenge: Challenge, nowMs: number, chance: Chance): Challenge {
	if (challenge.movesLeft > 0) return ask(challenge, "straight", nowMs, chance);
	const look = ask(challenge, "straight", nowMs, chance);
	return look.phase.kind === "move" ? { ...look, phase: { ...look.phase, reachedAtMs: nowMs } } : look;
}
