// What a kiosk's camera sees over a day, shortened: mostly an empty room, now and then somebody who walks up, is recognised,
// stands there a moment and goes. Which frame comes when follows from its number and a seed alone.
import sharp from "sharp";
import { photoOf, type SamplePerson } from "../support/sample-people.ts";
import { createSeededRandom } from "../support/seeded-random.ts";

export const staff = ["sari", "ayu", "dewi"] as const satisfies readonly SamplePerson[];
export type SceneKind = "empty" | "face" | "stranger";

export interface Scene {
	readonly kind: SceneKind;
	readonly frame: Uint8Array<ArrayBuffer>;
}

/** Somebody comes after so many frames of an empty room, on average, and stays for so many. */
const EMPTY_FRAMES = 190;
const FACE_FRAMES = 10;
/** One visit of so many is by somebody who is not enrolled. */
const STRANGER_EVERY = 8;
/** Takes of one scene: a camera never gives the same picture twice in a row. */
const TAKES = 8;

/** Yields for ever. */
export async function officeDay(seed: number): Promise<() => Scene> {
	const random = createSeededRandom(seed);
	const rooms = await takes((take) => emptyRoom(take));
	const people = new Map<SamplePerson, Uint8Array<ArrayBuffer>[]>();
	for (const person of [...staff, "stranger"] as const)
		people.set(person, await takes(async (take) => photoOf(person, take * 2)));
	let visits = 0;
	let scene: { kind: SceneKind; frames: readonly Uint8Array<ArrayBuffer>[]; left: number } = {
		kind: "empty",
		frames: rooms,
		left: 20,
	};

	function next(): typeof scene {
		if (scene.kind !== "empty") return { kind: "empty", frames: rooms, left: around(EMPTY_FRAMES) };
		visits += 1;
		if (visits % STRANGER_EVERY === 0)
			return { kind: "stranger", frames: people.get("stranger") ?? [], left: around(FACE_FRAMES) };
		const person = staff[Math.floor(random() * staff.length)] ?? staff[0];
		return { kind: "face", frames: people.get(person) ?? [], left: around(FACE_FRAMES) };
	}
	const around = (mean: number) => Math.max(1, Math.round(mean * (0.5 + random())));

	return () => {
		if (scene.left === 0) scene = next();
		scene.left -= 1;
		const frame = scene.frames[Math.floor(random() * scene.frames.length)];
		if (!frame) throw new Error("a scene has no frames");
		return { kind: scene.kind, frame };
	};
}

async function takes(take: (index: number) => Promise<Buffer>): Promise<Uint8Array<ArrayBuffer>[]> {
	const pictures = await Promise.all(Array.from({ length: TAKES }, (_, index) => take(index)));
	return pictures.map((picture) => new Uint8Array(picture));
}

/** 320x240, with a camera's noise: what the page sends while nobody is near may be that small. */
function emptyRoom(take: number): Promise<Buffer> {
	return sharp({
		create: {
			width: 320,
			height: 240,
			channels: 3,
			background: { r: 150, g: 158, b: 166 },
			noise: { type: "gaussian", mean: 120 + take, sigma: 6 },
		},
	})
		.jpeg({ quality: 80 })
		.toBuffer();
}
