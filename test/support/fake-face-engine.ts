// The vision pipeline without models: reads scenes instead of images, and does only what the options ask for.
import { AppError } from "../../src/core/domain/errors.ts";
import type { DetectedFace, FaceAnalysis, FrameAnalysis } from "../../src/core/domain/recognition/face-analysis.ts";
import type { Box } from "../../src/core/domain/recognition/geometry.ts";
import type { AnalysisOptions, EngineDescription, FaceEngine } from "../../src/core/ports/face-engine.ts";
import { readScene, type Scene } from "./face-photo.ts";
import { FAKE_DIMENSION, fakeEmbedding } from "./fake-embedding.ts";
import { goodQuality } from "./good-quality.ts";
import { headLandmarks } from "./head-model.ts";

export const fakeDescription: EngineDescription = {
	pack: "fake",
	templateContractId: "fake-contract",
	embeddingDimension: FAKE_DIMENSION,
	matchThresholds: { high: 0.75, medium: 0.6, low: 0.5, margin: 0.05 },
	falseMatchRates: { high: 1e-6, medium: 1e-5, low: 1e-4 },
	livenessThresholds: [
		{ layer: "fake", live: 0.7, attack: 0.3 },
		{ layer: "other", live: 0.7, attack: 0.3 },
	],
	livenessLayers: ["fake", "other"],
	missingLivenessLayers: [],
};

export interface FakeFaceEngine extends FaceEngine {
	/** The options of every call so far. */
	readonly calls: readonly AnalysisOptions[];
	/** The next call rejects, as when the inference process dies on it. */
	failNext(error: Error): void;
}

const WIDTH = 640;
const HEIGHT = 480;

export function createFakeFaceEngine(description: EngineDescription = fakeDescription): FakeFaceEngine {
	const calls: AnalysisOptions[] = [];
	let failure: Error | null = null;

	return {
		calls,
		failNext(error) {
			failure = error;
		},
		describe: async () => description,
		status: () => ({ state: "ready", restarts: 0, errorCode: null }),
		async analyse(image, options) {
			calls.push(options);
			if (failure) {
				const error = failure;
				failure = null;
				throw error;
			}
			const scene = readScene(image);
			if (!scene) throw new AppError("UNSUPPORTED_IMAGE");
			return toAnalysis(scene, options);
		},
	};
}

function toAnalysis(scene: Scene, options: AnalysisOptions): FrameAnalysis {
	const primary = scene.person === null ? null : toFace(scene, scene.person, options);
	const others = scene.othersPx.map((px): DetectedFace => ({ box: boxAt(120, 240, px), detectionScore: 0.99 }));
	const faces = primary ? [primary, ...others] : [];
	return { width: WIDTH, height: HEIGHT, faces, primary, timingsMs: {} };
}

/** As detectors draw them: three wide to four high. */
function boxAt(centreX: number, centreY: number, width: number): Box {
	const height = (width * 4) / 3;
	return { x: centreX - width / 2, y: centreY - height / 2, width, height };
}

function toFace(scene: Scene, person: string, options: AnalysisOptions): FaceAnalysis {
	const { facePx, centreX, centreY, yawDeg, pitchDeg, sharpness, brightness, mouthAndNose, eyesOpen } = scene;
	return {
		// No detector draws the same box twice.
		box: boxAt(centreX + (scene.shot % 7) / 10, centreY, facePx),
		detectionScore: 0.99,
		landmarks: headLandmarks(yawDeg),
		pose: { yawDeg, pitchDeg, rollDeg: 0 },
		eyes: { leftOpen: eyesOpen / 100, rightOpen: eyesOpen / 100 },
		quality: {
			...goodQuality,
			interEyePx: facePx / 3,
			faceSizePx: facePx,
			sharpness,
			brightness,
			mouthAndNose,
			eyesOpen,
		},
		liveness: options.liveness ? fakeDescription.livenessLayers.map((layer) => ({ layer, live: scene.live })) : [],
		embedding: options.embedding ? fakeEmbedding(person, scene.noise, scene.shot) : null,
	};
}
