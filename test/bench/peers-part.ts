// Other libraries at the same work on the same images: JPEG in; detection, landmarks, embedding and liveness out.
import type { AnalysisOptions } from "../../src/core/ports/face-engine.ts";
import { loadModels } from "../../src/vision/load-models.ts";
import { benchPhotos } from "./bench-photos.ts";
import { peerNames } from "./peer-messages.ts";
import { startPeers } from "./peers.ts";
import { type Candidate, overallMs, type RoundPlan, type RoundTimings, ratioOverSum, timeRounds } from "./rounds.ts";

const ALL_MODELS: AnalysisOptions = { liveness: true, embedding: true };
/** Head pose and eye state have no counterpart in what the peers are asked for. */
const SAME_WORK: AnalysisOptions = {
	...ALL_MODELS,
	knownPose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 },
	knownEyes: { leftOpen: 1, rightOpen: 1 },
};

export interface PeersFigures {
	/** Their time over ours at the same work. */
	readonly peers: Readonly<Record<string, number>>;
	/** The same in processor time, which neighbours on the machine do not lengthen. */
	readonly peersCpu: Readonly<Record<string, number>>;
	/** JPEG in to numbers out. Ours is "hadir", and "hadir-all-models" with head pose and eye state besides. */
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
		const analysed = (options: AnalysisOptions) => async (photo: Uint8Array) => {
			const { primary } = await models.pipeline.analyse(photo, options);
			if (!primary) throw new Error("the benchmark's face was not found");
		};
		const ours = overPhotos("hadir", analysed(SAME_WORK));
		const ourWhole = overPhotos("hadir-all-models", analysed(ALL_MODELS));
		const theirs = peers.map((peer) =>
			overPhotos(peer.name, async (image) => {
				const { embedding, ...time } = await peer.analyse({ image, isThorough: false });
				if (!embedding) throw new Error(`${peer.name} did not find the benchmark's face`);
				return time;
			}),
		);
		const { wall, cpu } = await timeRounds([ours, ourWhole, ...theirs], plan);
		const ratiosOf = (timings: RoundTimings) =>
			Object.fromEntries(peers.map(({ name }) => [name, ratioOverSum(timings, name, ["hadir"])]));
		return { peers: ratiosOf(wall), peersCpu: ratiosOf(cpu), peersMs: overallMs(wall) };
	} finally {
		await stop();
		await models.release();
	}
}
