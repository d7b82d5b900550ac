// Other libraries at the same work on the same images: JPEG in; detection, landmarks, embedding and liveness out.
import { loadModels } from "../../src/vision/load-models.ts";
import { benchPhotos } from "./bench-photos.ts";
import { peerNames } from "./peer-messages.ts";
import { startPeers } from "./peers.ts";
import { type Candidate, overallMs, type RoundPlan, ratioOverSum, timeRounds } from "./rounds.ts";

export interface PeersFigures {
	/** Their time over ours. */
	readonly peers: Readonly<Record<string, number>>;
	/** JPEG in to numbers out, ours under "hadir". */
	readonly peersMs: Readonly<Record<string, number>>;
}

export async function measurePeers(modelsDir: string, plan: RoundPlan): Promise<PeersFigures> {
	const photos = await benchPhotos();
	const models = await loadModels(modelsDir, { optionalLiveness: false });
	const { peers, stop } = await startPeers(peerNames);
	/** Every candidate goes through the same photos in the same order. */
	function overPhotos(name: string, analyse: (photo: Uint8Array) => Promise<unknown>): Candidate {
		let next = 0;
		return { name, run: () => analyse(photos[next++ % photos.length] ?? new Uint8Array()) };
	}
	try {
		const ours = overPhotos("hadir", async (photo) => {
			const startedMs = performance.now();
			const { primary } = await models.pipeline.analyse(photo, { liveness: true, embedding: true });
			if (!primary) throw new Error("the benchmark's face was not found");
			return performance.now() - startedMs;
		});
		const theirs = peers.map((peer) =>
			overPhotos(peer.name, async (image) => {
				const { ms, embedding } = await peer.analyse({ image, isThorough: false });
				if (!embedding) throw new Error(`${peer.name} did not find the benchmark's face`);
				return ms;
			}),
		);
		const timings = await timeRounds([ours, ...theirs], plan);
		const ratios = peers.map(({ name }) => [name, ratioOverSum(timings, name, ["hadir"])] as const);
		return { peers: Object.fromEntries(ratios), peersMs: overallMs(timings) };
	} finally {
		await stop();
		await models.release();
	}
}
