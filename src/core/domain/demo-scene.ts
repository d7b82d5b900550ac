// What the simulated camera of the demo shows for a while.

export const demoSceneKinds = ["employee", "stranger", "nobody"] as const;

export interface DemoScene {
	readonly kind: (typeof demoSceneKinds)[number];
	readonly durationMs: number;
	/** JPEG of what the simulated camera sees. */
	readonly image: Uint8Array;
}
