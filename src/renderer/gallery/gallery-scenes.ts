// Every state of the kiosk's screen with fixed data.
import type { KioskStatus, QualityHint } from "../client/types.ts";
import type { KioskScreen } from "../features/kiosk/kiosk-screen.ts";
import { SAMPLE_NOW_MS, sampleOffline, samplePunch, sampleStatus } from "./sample-data.ts";

export interface GalleryScene {
	/** In the address, and the name of its reference picture. */
	readonly name: string;
	readonly screen: KioskScreen;
	readonly hasPerson: boolean;
	readonly isResting: boolean;
	/** The chosen camera is away. */
	readonly hasSubstituteCamera: boolean;
	/** The privacy page is open. */
	readonly isReading: boolean;
	/** The screen lights the face. */
	readonly isLit: boolean;
	readonly status: KioskStatus;
}

type Details = Partial<
	Pick<GalleryScene, "hasPerson" | "isResting" | "hasSubstituteCamera" | "isLit" | "isReading" | "status">
>;

function scene(name: string, screen: KioskScreen, details: Details = {}): GalleryScene {
	return {
		name,
		screen,
		hasPerson: true,
		isResting: false,
		hasSubstituteCamera: false,
		isLit: false,
		isReading: false,
		status: sampleStatus,
		...details,
	};
}

const nobody = { hasPerson: false };
const hints: readonly QualityHint[] = [
	"come_closer",
	"move_back",
	"move_into_frame",
	"look_straight",
	"hold_still",
	"more_light",
	"less_light",
	"take_off_mask",
	"open_eyes",
];
const leaving = {
	...samplePunch,
	direction: "OUT",
	name: "Muhammad Fadhilah Kusumawardhani",
	occurredAt: "2026-11-02T17:05:40+07:00",
} as const;
const earlier = { ...samplePunch, occurredAt: "2026-11-02T07:58:30+07:00" };
const engine = (state: KioskStatus["engine"]["state"], errorCode: KioskStatus["engine"]["errorCode"] = null) => ({
	status: { ...sampleStatus, engine: { state, restarts: 1, errorCode } },
});

export const galleryScenes: readonly GalleryScene[] = [
	scene("idle", { kind: "idle" }, nobody),
	scene("resting", { kind: "idle" }, { ...nobody, isResting: true }),
	scene("privacy", { kind: "idle" }, { ...nobody, isReading: true }),
	scene("fill-light", { kind: "observing", progress: 0.62 }, { isLit: true }),
	...hints.map((hint) => scene(`hint-${hint.replaceAll("_", "-")}`, { kind: "quality", hint })),
	scene("several", { kind: "several" }),
	scene("observing", { kind: "observing", progress: 0.62 }),
	scene("recorded-in", { kind: "recorded", punch: samplePunch }),
	scene("recorded-out", { kind: "recorded", punch: leaving }),
	scene("recorded-offline", { kind: "recorded", punch: samplePunch }, { status: sampleOffline }),
	scene(
		"recorded-crowded",
		{ kind: "recorded", punch: { ...samplePunch, name: "Anastasia Puspitasari Wulandari Hendrawan" } },
		{ status: { ...sampleOffline, livenessMode: "observe" } },
	),
	scene("ask", {
		kind: "ask",
		question: {
			questionId: "0193-2",
			employeeId: samplePunch.employeeId,
			name: samplePunch.name,
			likely: "IN",
			remainingMs: 12_000,
		},
	}),
	scene("not-answered", { kind: "not_answered" }),
	scene("pin-wanted", { kind: "pin_wanted" }),
	scene("already", { kind: "already", punch: earlier }),
	scene("settled", { kind: "settled" }),
	...(["look_straight", "turn_left", "turn_right", "blink"] as const).map((step) =>
		scene(`challenge-${step.replaceAll("_", "-")}`, {
			kind: "challenge",
			step,
			stepNumber: 2,
			steps: 6,
			remainingMs: 3_000,
		}),
	),
	scene("look-again", { kind: "look_again" }),
	scene("unknown", { kind: "unknown" }),
	scene("refused", { kind: "refused" }),
	scene("not-recorded", { kind: "not_recorded" }),
	scene("offline", { kind: "idle" }, { ...nobody, status: sampleOffline }),
	scene(
		"clock-suspect",
		{ kind: "idle" },
		{
			...nobody,
			status: { ...sampleStatus, kioskClock: { state: "suspect", estimatedMs: SAMPLE_NOW_MS + 3_600_000 } },
		},
	),
	scene("camera-substitute", { kind: "idle" }, { ...nobody, hasSubstituteCamera: true }),
	scene("camera-opening", { kind: "camera_opening" }, nobody),
	...(["not_found", "refused", "busy", "lost", "unavailable", "frozen", "black"] as const).map((problem) =>
		scene(`camera-${problem.replaceAll("_", "-")}`, { kind: "camera_missing", problem }, nobody),
	),
	scene("engine-starting", { kind: "engine_starting" }, { ...nobody, ...engine("starting") }),
	scene("engine-restarting", { kind: "engine_restarting" }, engine("restarting")),
	scene("engine-failed", { kind: "engine_failed", code: "MODELS_MISSING" }, engine("failed", "MODELS_MISSING")),
	scene("reconnecting", { kind: "reconnecting" }),
	scene("trouble", { kind: "trouble", code: "INTERNAL" }),
];
