import { describe, expect, test } from "vitest";
import { type EnrollmentPose, enrollmentPoses } from "../../../src/core/domain/employee.ts";
import {
	type CaptureObservation,
	type CapturePolicy,
	type CaptureStep,
	HOLD_FRAMES,
	MAX_HOLD_FRAMES,
	nextPose,
	nothingCaptured,
	retakePose,
	stepCapture,
} from "../../../src/core/domain/enrollment/enrollment-capture.ts";
import type { HeadPose } from "../../../src/core/domain/recognition/face-analysis.ts";
import { fakeEmbedding } from "../../support/fake-embedding.ts";

const policy: CapturePolicy = {
	liveness: [
		{ layer: "one", live: 0.7, attack: 0.3 },
		{ layer: "two", live: 0.7, attack: 0.3 },
	],
	livenessMode: "enforce",
	samePersonSimilarity: 0.5,
	poses: enrollmentPoses,
	reference: null,
};

const heads: Readonly<Record<EnrollmentPose, Pick<HeadPose, "yawDeg" | "pitchDeg">>> = {
	front: { yawDeg: 0, pitchDeg: 0 },
	left: { yawDeg: -25, pitchDeg: 0 },
	right: { yawDeg: 25, pitchDeg: 0 },
	up: { yawDeg: 0, pitchDeg: 18 },
	down: { yawDeg: 0, pitchDeg: -18 },
};

interface Shot {
	readonly person?: string;
	readonly head?: Partial<HeadPose>;
	readonly quality?: number;
	readonly live?: number | null;
	readonly hint?: "come_closer" | null;
}

let shots = 0;

function shot({ person = "ani", head = {}, quality = 80, live = 0.95, hint = null }: Shot): CaptureObservation {
	shots += 1;
	const scores = live === null ? [] : policy.liveness.map(({ layer }) => ({ layer, live }));
	const headPose = { yawDeg: 0, pitchDeg: 0, rollDeg: 0, ...head };
	return {
		kind: "face",
		hint,
		candidate: { embedding: fakeEmbedding(person), quality, headPose },
		// No detector draws the same box twice.
		liveness: { box: { x: shots / 10, y: 0, width: 200, height: 240 }, scores },
	};
}

function run(observations: readonly CaptureObservation[], from = nothingCaptured, rules = policy): CaptureStep[] {
	let state = from;
	return observations.map((observation) => {
		const result = stepCapture(state, observation, rules);
		state = result.state;
		return result;
	});
}
const times = (count: number, one: Shot) => Array.from({ length: count }, () => shot(one));
const held = (pose: EnrollmentPose, one: Shot = {}) => times(HOLD_FRAMES, { ...one, head: heads[pose] });
const last = (steps: readonly CaptureStep[]) => {
	const step = steps.at(-1);
	if (!step) throw new Error("no step");
	return step;
};
const afterFront = () => last(run(held("front"))).state;

test("five poses are captured in order, each by being held", () => {
	const steps = run(enrollmentPoses.flatMap((pose) => held(pose)));
	expect([...last(steps).state.captured.keys()]).toEqual([...enrollmentPoses]);
	expect(last(steps).guidance).toBe("done");
	expect(steps.filter(({ hold }) => hold === 1)).toHaveLength(enrollmentPoses.length);
	expect(steps.slice(0, HOLD_FRAMES).map(({ hold }) => hold)).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
});

test("one frame less is not enough, and one bad frame starts the hold over", () => {
	const almost = held("front").slice(1);
	expect(last(run(almost)).state.captured.size).toBe(0);
	const broken = [...almost, shot({ hint: "come_closer" }), ...almost];
	expect(last(run(broken)).state.captured.size).toBe(0);
});

test("the best frame of the hold is kept", () => {
	const qualities = [60, 70, 90, 80, 50];
	const { state } = last(run(qualities.map((quality) => shot({ quality }))));
	expect(state.captured.get("front")?.quality).toBe(90);
});

describe("guidance", () => {
	test.each([
		["nobody", { kind: "no_face" }, "show_face"],
		["two people", { kind: "multiple_faces" }, "one_person"],
		["poor quality", shot({ hint: "come_closer" }), "come_closer"],
		["turned while straight is asked", shot({ head: { yawDeg: 25 } }), "look_straight"],
		["straight", shot({}), "hold_still"],
	] as const)("front: %s", (_name, observation, guidance) => {
		expect(stepCapture(nothingCaptured, observation, policy).guidance).toBe(guidance);
	});

	test.each([
		["still straight", 0, "turn_left"],
		["to the other side, which is asked for later", 25, "hold_still"],
		["a little", -10, "turn_left"],
		["right", -25, "hold_still"],
		["too far", -60, "turn_less"],
	] as const)("left, the person's own: %s", (_name, yawDeg, guidance) => {
		expect(stepCapture(afterFront(), shot({ head: { yawDeg } }), policy).guidance).toBe(guidance);
	});

	test.each([
		["left", "turn_left"],
		["right", "turn_right"],
		["up", "look_up"],
		["down", "look_down"],
	] as const)("asks for %s while the person looks straight", (pose, guidance) => {
		const before = enrollmentPoses.slice(0, enrollmentPoses.indexOf(pose)).flatMap((earlier) => held(earlier));
		expect(stepCapture(last(run(before)).state, shot({}), policy).guidance).toBe(guidance);
	});
});

test("a camera mounted high does not matter: poses are relative to the frontal one", () => {
	const tilt = 14;
	const tilted = enrollmentPoses.flatMap((pose) =>
		times(HOLD_FRAMES, { head: { ...heads[pose], pitchDeg: heads[pose].pitchDeg - tilt } }),
	);
	expect(last(run(tilted)).guidance).toBe("done");
});

test("a turn that was not asked for yet is taken as it comes, the frontal pose always first", () => {
	const early = run([...held("right"), ...held("left")]);
	expect(last(early).state.captured.size).toBe(0);
	const order = ["down", "right", "up", "left"] as const;
	const steps = run(
		order.flatMap((pose) => held(pose)),
		afterFront(),
	);
	expect([...last(steps).state.captured.keys()]).toEqual(["front", ...order]);
	expect(last(steps).guidance).toBe("done");
});

test("frames of two poses do not add up to one", () => {
	const mixed = [0, 1, 2, 3].flatMap(() => [shot({ head: heads.left }), shot({ head: heads.right })]);
	expect(last(run(mixed, afterFront()))).toMatchObject({ hold: 1 / HOLD_FRAMES, guidance: "hold_still" });
});

test("somebody else cannot step in for a pose", () => {
	const steps = run(held("left", { person: "budi" }), afterFront());
	expect(steps.map(({ guidance }) => guidance)).toEqual(steps.map(() => "same_person"));
	expect(nextPose(last(steps).state, enrollmentPoses)).toBe("left");
});

describe("liveness of the frontal pose", () => {
	test.each([
		["enforce", 0.1, "live_person"],
		["enforce", 0.5, "hold_still"],
		["enforce", null, "hold_still"],
		["enforce", 0.95, "turn_left"],
		["observe", 0.1, "turn_left"],
		["off", null, "turn_left"],
	] as const)("%s with a score of %s", (livenessMode, live, guidance) => {
		expect(last(run(held("front", { live }), nothingCaptured, { ...policy, livenessMode })).guidance).toBe(guidance);
	});
});

test("a frontal pose that stays uncertain is not held for ever", () => {
	const steps = run(times(MAX_HOLD_FRAMES, { live: 0.5, head: heads.front }));
	expect(last(steps)).toMatchObject({ guidance: "live_person", hold: 0 });
	expect(steps.filter(({ guidance }) => guidance === "live_person")).toHaveLength(1);
});

test("a pose is taken again without losing the others, compared with those that are left", () => {
	const complete = last(run(enrollmentPoses.flatMap((pose) => held(pose)))).state;
	const without = retakePose(complete, "front");
	expect(nextPose(without, enrollmentPoses)).toBe("front");
	expect(last(run(held("front", { person: "budi" }), without)).guidance).toBe("same_person");
	expect(last(run(held("front", { quality: 99 }), without)).state.captured.get("front")?.quality).toBe(99);
});

test("a second set asks for its own poses, of the person of the first", () => {
	const second = { ...policy, poses: ["front", "left", "right"] as const, reference: fakeEmbedding("ani") };
	const steps = run(
		second.poses.flatMap((pose) => held(pose)),
		nothingCaptured,
		second,
	);
	expect([...last(steps).state.captured.keys()]).toEqual(["front", "left", "right"]);
	expect(last(steps).guidance).toBe("done");
	expect(last(run(held("front", { person: "budi" }), nothingCaptured, second)).guidance).toBe("same_person");
});
