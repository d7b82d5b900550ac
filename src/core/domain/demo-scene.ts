// What the demo tells, chapter by chapter, and what its simulated camera sees meanwhile.

/** In the order in which they are told. */
export const demoChapters = [
	"arrival",
	"departure",
	"stranger",
	"photo",
	"queue",
	"offline",
	"back_online",
	"pin",
	"today",
	"statistics",
	"your_turn",
] as const;
export type DemoChapter = (typeof demoChapters)[number];

export const demoSceneKinds = ["employee", "stranger", "photo", "queue", "nobody"] as const;

export interface DemoScene {
	readonly chapter: DemoChapter;
	readonly kind: (typeof demoSceneKinds)[number];
	readonly durationMs: number;
	/** JPEG of what the simulated camera sees. */
	readonly image: Uint8Array;
}
