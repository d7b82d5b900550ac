// One peer in a process of its own: started by `peers.ts` with the peer's name and the address of its models.

import sharp from "sharp";
import { z } from "zod";
import { loadPeer, type Peer } from "./peer-libraries.ts";
import { type PeerReply, peerNames, peerRequestSchema } from "./peer-messages.ts";
import { timeCall } from "./rounds.ts";

const [name, modelsUrl] = z.tuple([z.enum(peerNames), z.url()]).parse(process.argv.slice(2));

function post(reply: PeerReply): void {
	process.send?.(reply);
}

async function analyse(peer: Peer, message: unknown): Promise<void> {
	const { image, isThorough } = peerRequestSchema.parse(message);
	let embedding: Float32Array | null = null;
	const time = await timeCall(async () => {
		// The same codec on both sides.
		const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
		embedding = await peer.embed({ data, width: info.width, height: info.height }, isThorough);
	});
	post({ kind: "result", ...time, embedding });
}

function fail(error: unknown): void {
	console.error(error instanceof Error ? error.message : "failed");
	process.exit(1);
}

try {
	sharp.concurrency(1);
	// The libraries greet on the console; the benchmark's output is for figures.
	console.log = () => undefined;
	const peer = await loadPeer(name, modelsUrl);
	process.on("message", (message) => void analyse(peer, message).catch(fail));
	process.on("disconnect", () => process.exit(0));
	post({ kind: "ready" });
} catch (error) {
	fail(error);
}
