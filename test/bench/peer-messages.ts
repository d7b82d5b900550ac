// What the benchmark and a peer's process say to each other.
import { z } from "zod";

export const peerNames = ["human", "face-api", "face-api-ssd"] as const;
export type PeerName = (typeof peerNames)[number];

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const floats = z.custom<Float32Array>((value) => value instanceof Float32Array);

export const peerRequestSchema = z.object({
	image: bytes,
	/** Take the time that accuracy needs, where a library has such a setting. */
	isThorough: z.boolean(),
});
export type PeerRequest = z.infer<typeof peerRequestSchema>;

export const peerReplySchema = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("ready") }),
	z.object({
		kind: z.literal("result"),
		/** JPEG in to numbers out, inside the process. */
		wallMs: z.number(),
		cpuMs: z.number(),
		/** null: no face found. */
		embedding: floats.nullable(),
	}),
]);
export type PeerReply = z.infer<typeof peerReplySchema>;
