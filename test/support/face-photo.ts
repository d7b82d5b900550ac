// "Photos" for the fake engine: JSON in place of a JPEG, so that they travel through any transport as bytes do.
import { z } from "zod";

const sceneSchema = z.strictObject({
	/** Anybody's name: the same name gives the same face. */
	person: z.string().nullable(),
	/** How far this shot differs from the person's ideal embedding, 0..1: at 0.3 the cosine to it is about 0.96. */
	noise: z.number(),
	/** Another shot of the same noise. */
	shot: z.int(),
	/** Score of the one liveness layer. */
	live: z.number(),
	yawDeg: z.number(),
	pitchDeg: z.number(),
	/** Centre and shorter side of the face box in a frame of 640x480. */
	centreX: z.number(),
	centreY: z.number(),
	facePx: z.number(),
	sharpness: z.number(),
	brightness: z.number(),
	/** How much mouth and nose are seen, and the eyes open, 0..100. */
	mouthAndNose: z.number(),
	eyesOpen: z.number(),
	/** Shorter sides of other people's faces. */
	othersPx: z.array(z.number()),
});

/** What stands before the camera; `person: null` is an empty room. */
export type Scene = z.infer<typeof sceneSchema>;

const plainScene: Scene = {
	person: null,
	noise: 0.3,
	shot: 0,
	live: 0.95,
	yawDeg: 0,
	pitchDeg: 0,
	centreX: 320,
	centreY: 240,
	facePx: 180,
	sharpness: 70,
	brightness: 50,
	mouthAndNose: 100,
	eyesOpen: 100,
	othersPx: [],
};

/** A good, live, frontal photo of somebody, unless `changes` say otherwise. */
export function facePhoto(
	person: string | null,
	changes: Partial<Omit<Scene, "person">> = {},
): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(JSON.stringify({ ...plainScene, ...changes, person }));
}

export function emptyPhoto(): Uint8Array<ArrayBuffer> {
	return facePhoto(null);
}

/** null when the bytes are no such photo, as a real decoder refuses what is no image. */
export function readScene(image: Uint8Array): Scene | null {
	try {
		return sceneSchema.parse(JSON.parse(new TextDecoder().decode(image)));
	} catch {
		return null;
	}
}
