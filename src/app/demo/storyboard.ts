// The two minutes that the demo tells: who stands before the camera when, and how the world around the kiosk is then.
import type { Direction } from "../../core/domain/attendance/attendance-event.ts";
import type { DemoChapter, DemoScene } from "../../core/domain/demo-scene.ts";
import { faces, pinPerson, type SampleFace } from "./sample-staff.ts";

/** What the camera sees. */
export type DemoPicture =
	| { readonly kind: "nobody" }
	| { readonly kind: "employee" | "stranger"; readonly face: SampleFace }
	/** Somebody's portrait on a telephone, held up by somebody else. */
	| { readonly kind: "photo"; readonly face: SampleFace }
	/** One person before the camera, the next a step behind. */
	| { readonly kind: "queue"; readonly face: SampleFace; readonly behind: SampleFace };

export interface StoryChapter {
	readonly chapter: DemoChapter;
	/** How the person's punch in this chapter has to come out, whatever was recorded in an earlier telling. */
	readonly punches: readonly { readonly employeeId: string; readonly direction: Direction }[];
	/** The HRIS cannot be reached. */
	readonly isOffline: boolean;
	/** Liveness gates, as outside the demo. */
	readonly isEnforcing: boolean;
	readonly scenes: readonly (DemoPicture & Pick<DemoScene, "durationMs">)[];
}

const nobody = (durationMs: number) => ({ kind: "nobody", durationMs }) as const;
const employee = (face: SampleFace, durationMs: number) => ({ kind: "employee", face, durationMs }) as const;
const plain = { punches: [], isOffline: false, isEnforcing: false } as const;

/** Approach and decision take two to three seconds, the card is to be read after that. A refusal takes longer. */
export const storyboard: readonly StoryChapter[] = [
	{
		...plain,
		chapter: "arrival",
		punches: [{ employeeId: "K-001", direction: "IN" }],
		scenes: [nobody(3_000), employee(faces.rafikaAnotherDay, 8_000)],
	},
	{
		...plain,
		chapter: "departure",
		punches: [{ employeeId: "K-002", direction: "OUT" }],
		scenes: [nobody(2_500), employee(faces.dewi, 8_000)],
	},
	{
		...plain,
		chapter: "stranger",
		scenes: [nobody(2_500), { kind: "stranger", face: faces.stranger, durationMs: 9_000 }],
	},
	{
		...plain,
		chapter: "photo",
		isEnforcing: true,
		scenes: [nobody(2_500), { kind: "photo", face: faces.sari, durationMs: 13_000 }],
	},
	{
		...plain,
		chapter: "queue",
		punches: [
			{ employeeId: "K-004", direction: "IN" },
			{ employeeId: "K-005", direction: "IN" },
		],
		scenes: [
			nobody(2_500),
			{ kind: "queue", face: faces.putri, behind: faces.maya, durationMs: 6_000 },
			employee(faces.maya, 7_000),
		],
	},
	{
		...plain,
		chapter: "offline",
		punches: [{ employeeId: "K-006", direction: "IN" }],
		isOffline: true,
		scenes: [nobody(2_500), employee(faces.intan, 9_000)],
	},
	{ ...plain, chapter: "back_online", scenes: [nobody(8_000)] },
	{
		...plain,
		chapter: "pin",
		punches: [{ employeeId: pinPerson.employeeId, direction: "IN" }],
		scenes: [nobody(19_000)],
	},
	{ ...plain, chapter: "today", scenes: [nobody(11_000)] },
	{ ...plain, chapter: "statistics", scenes: [nobody(10_000)] },
	{ ...plain, chapter: "your_turn", scenes: [nobody(20_000)] },
];
