// Every state of the kiosk with fixed data: what the host answers and what the camera does. For screenshots.

import { ORPCError } from "@orpc/server";
import { type ErrorCode, errorCatalogue } from "../../src/core/domain/errors.ts";
import type {
	FaceOverlay,
	KioskStatus,
	PunchView,
	RecognitionResult,
	Settings,
} from "../../src/renderer/client/types.ts";
import {
	SAMPLE_NOW_MS,
	sampleOffline,
	samplePunch,
	sampleSettings,
	sampleStatus,
} from "../../src/renderer/gallery/sample-data.ts";
import type { Script } from "./scripted-host.ts";

export {
	sampleSettings as plainSettings,
	sampleStatus as plainStatus,
} from "../../src/renderer/gallery/sample-data.ts";

function punch(changes: Partial<PunchView> = {}): PunchView {
	return { ...samplePunch, ...changes };
}

/** One answer, without what all answers share. */
type Answer = RecognitionResult extends infer R
	? R extends unknown
		? Omit<R, "presentation" | "face" | "liveness">
		: never
	: never;

export interface KioskScene {
	readonly name: string;
	/** `person`: somebody stands there. `nobody`: an empty room. */
	readonly picture: "person" | "group" | "nobody";
	readonly answer: Answer | ErrorCode;
	readonly status?: KioskStatus;
	readonly camera?: "missing" | "refused";
	readonly isCut?: boolean;
	/** `data-state` that the page must reach. */
	readonly state: string;
}

const observe: KioskStatus = { ...sampleStatus, livenessMode: "observe" };
const leaving = punch({
	direction: "OUT",
	name: "Muhammad Fadhilah Kusumawardhani",
	occurredAt: "2026-11-02T17:05:40+07:00",
});

export const kioskScenes: readonly KioskScene[] = [
	{ name: "idle", picture: "nobody", answer: { outcome: "no_face" }, state: "idle" },
	{ name: "observing", picture: "person", answer: { outcome: "observing", progress: 0.62 }, state: "observing" },
	{ name: "recorded-in", picture: "person", answer: { outcome: "matched", punch: punch() }, state: "recorded" },
	{ name: "recorded-out", picture: "person", answer: { outcome: "matched", punch: leaving }, state: "recorded" },
	{
		name: "recorded-offline",
		picture: "person",
		answer: { outcome: "matched", punch: punch() },
		status: sampleOffline,
		state: "recorded",
	},
	{
		name: "recorded-crowded",
		picture: "person",
		answer: { outcome: "matched", punch: punch({ name: "Anastasia Puspitasari Wulandari Hendrawan" }) },
		status: { ...sampleOffline, livenessMode: "observe" },
		state: "recorded",
	},
	{
		name: "already",
		picture: "person",
		answer: { outcome: "already_recorded", punch: punch({ occurredAt: "2026-11-02T07:58:30+07:00" }) },
		state: "already",
	},
	{
		name: "ask",
		picture: "person",
		answer: {
			outcome: "ask",
			question: {
				questionId: "q",
				employeeId: "E-001",
				name: "Muhammad Fadhilah Kusumawardhani",
				likely: "OUT",
				remainingMs: 12_000,
			},
		},
		state: "ask",
	},
	{ name: "not-answered", picture: "person", answer: { outcome: "not_answered" }, state: "not_answered" },
	{ name: "pin-wanted", picture: "person", answer: { outcome: "pin_wanted" }, state: "pin_wanted" },
	{ name: "unknown", picture: "person", answer: { outcome: "unknown" }, state: "unknown" },
	{ name: "look-again", picture: "person", answer: { outcome: "liveness_uncertain" }, state: "look_again" },
	...(["look_straight", "turn_left", "turn_right", "blink"] as const).map(
		(step): KioskScene => ({
			name: `challenge-${step}`,
			picture: "person",
			answer: { outcome: "challenge", step, stepNumber: 2, steps: 6, remainingMs: 3_000 },
			state: "challenge",
		}),
	),
	{ name: "refused", picture: "person", answer: { outcome: "presentation_attack" }, state: "refused" },
	{ name: "several", picture: "group", answer: { outcome: "multiple_faces" }, state: "several" },
	{ name: "come-closer", picture: "person", answer: { outcome: "low_quality", hint: "come_closer" }, state: "quality" },
	{ name: "more-light", picture: "person", answer: { outcome: "low_quality", hint: "more_light" }, state: "quality" },
	{ name: "less-light", picture: "person", answer: { outcome: "low_quality", hint: "less_light" }, state: "quality" },
	{ name: "mask", picture: "person", answer: { outcome: "low_quality", hint: "take_off_mask" }, state: "quality" },
	{ name: "eyes", picture: "person", answer: { outcome: "low_quality", hint: "open_eyes" }, state: "quality" },
	{ name: "offline", picture: "nobody", answer: { outcome: "no_face" }, status: sampleOffline, state: "idle" },
	{
		name: "clock-suspect",
		picture: "nobody",
		answer: { outcome: "no_face" },
		status: { ...sampleStatus, kioskClock: { state: "suspect", estimatedMs: SAMPLE_NOW_MS + 3_600_000 } },
		state: "idle",
	},
	{ name: "not-recorded", picture: "person", answer: "STORAGE_UNAVAILABLE", state: "not_recorded" },
	{
		name: "engine-starting",
		picture: "nobody",
		answer: "ENGINE_UNAVAILABLE",
		status: { ...sampleStatus, engine: { state: "starting", restarts: 0, errorCode: null } },
		state: "engine_starting",
	},
	{
		name: "engine-restarting",
		picture: "person",
		answer: "ENGINE_RESTARTED",
		status: { ...sampleStatus, engine: { state: "restarting", restarts: 1, errorCode: null } },
		state: "engine_restarting",
	},
	{
		name: "engine-failed",
		picture: "person",
		answer: "MODELS_MISSING",
		status: { ...sampleStatus, engine: { state: "failed", restarts: 0, errorCode: "MODELS_MISSING" } },
		state: "engine_failed",
	},
	{
		name: "camera-missing",
		picture: "nobody",
		answer: { outcome: "no_face" },
		camera: "missing",
		state: "camera_missing",
	},
	{
		name: "camera-refused",
		picture: "nobody",
		answer: { outcome: "no_face" },
		camera: "refused",
		state: "camera_missing",
	},
	{ name: "reconnecting", picture: "person", answer: { outcome: "no_face" }, isCut: true, state: "reconnecting" },
	{ name: "trouble", picture: "person", answer: "INTERNAL", state: "trouble" },
	{
		name: "test-mode",
		picture: "person",
		answer: { outcome: "matched", punch: punch() },
		status: observe,
		state: "recorded",
	},
];

/** @param box where the face is on the picture; null: nobody */
export function scriptOf(scene: KioskScene, language: Settings["language"], box: FaceOverlay["box"] | null): Script {
	const face = box && { box, pose: { yawDeg: 4, pitchDeg: 0, rollDeg: 8 } };
	const { answer } = scene;
	return {
		settings: { ...sampleSettings, language },
		status: scene.status ?? sampleStatus,
		recognise() {
			if (typeof answer === "string")
				throw new ORPCError(answer, { status: errorCatalogue[answer].status, message: answer });
			const liveness = face && { verdict: "live" as const, score: 0.97 };
			return { presentation: 1, face, liveness, ...answer };
		},
	};
}
