// One encoded image to numbers about its faces: decode, detect, landmarks, align, quality, pose, eyes, liveness, embed.
import type { DetectedFace, FaceAnalysis, FrameAnalysis } from "../core/domain/recognition/face-analysis.ts";
import { qualityHint } from "../core/domain/recognition/quality-gate.ts";
import type { AnalysisOptions } from "../core/ports/face-engine.ts";
import type { EyeStateEstimator } from "./eye-state-estimator.ts";
import { alignedToImage } from "./face-alignment.ts";
import type { FaceDetector } from "./face-detector.ts";
import type { FaceEmbedder } from "./face-embedder.ts";
import type { QualityAssessor } from "./face-quality.ts";
import type { HeadPoseEstimator } from "./head-pose-estimator.ts";
import { decodeImage } from "./image-decoder.ts";
import { createInTurn } from "./inference/in-turn.ts";
import type { LandmarkLocator } from "./landmark-locator.ts";
import type { LivenessClassifier } from "./liveness-classifier.ts";
import { createRasterPyramid, type Raster, type RasterPyramid } from "./raster.ts";
import { createStageTimer, type StageTimer } from "./stage-timer.ts";

export interface PipelineStages {
	readonly detector: FaceDetector;
	readonly landmarks: LandmarkLocator;
	readonly quality: QualityAssessor;
	readonly pose: HeadPoseEstimator;
	readonly eyes: EyeStateEstimator;
	readonly liveness: LivenessClassifier;
	readonly embedder: FaceEmbedder;
}

export interface FacePipeline {
	/** Rejects with UNSUPPORTED_IMAGE or PAYLOAD_TOO_LARGE for the input. Calls wait for each other. */
	analyse(image: Uint8Array, options: AnalysisOptions): Promise<FrameAnalysis>;
	/** The same from pixels that are decoded already. */
	analyseRaster(raster: Raster, options: AnalysisOptions): Promise<FrameAnalysis>;
}

export function createFacePipeline(stages: PipelineStages): FacePipeline {
	async function analyseFace(image: RasterPyramid, face: DetectedFace, options: AnalysisOptions, timer: StageTimer) {
		const landmarks = await timer.time("landmarks", () => stages.landmarks.locate(image, face.box));
		const alignment = await timer.time("align", () => alignedToImage(landmarks));
		const { knownPose, knownEyes } = options;
		const pose = knownPose ?? (await timer.time("pose", () => stages.pose.estimate(image, face.box)));
		const eyes = knownEyes ?? (await timer.time("eyes", () => stages.eyes.estimate(image, landmarks)));
		const assessed = { box: face.box, landmarks, alignment, pose, eyes };
		const quality = await timer.time("quality", () => stages.quality.assess(image, assessed));
		const isWanted =
			!options.limits || qualityHint({ box: face.box, pose, quality }, image.full, options.limits) === null;
		const liveness =
			options.liveness && isWanted ? await timer.time("liveness", () => stages.liveness.classify(image, face.box)) : [];
		const embedding =
			options.embedding && isWanted
				? await timer.time("embed", () => stages.embedder.embed(image, alignment, options.averageMirror ?? false))
				: null;
		return { ...face, landmarks, pose, eyes, quality, liveness, embedding } satisfies FaceAnalysis;
	}

	async function analyseTimed(raster: Raster, options: AnalysisOptions, timer: StageTimer): Promise<FrameAnalysis> {
		const image = createRasterPyramid(raster);
		const faces = await timer.time("detect", () => stages.detector.detect(image, options));
		const [largest] = faces;
		const primary = largest ? await analyseFace(image, largest, options, timer) : null;
		return { width: raster.width, height: raster.height, faces, primary, timingsMs: timer.timingsMs() };
	}

	const inTurn = createInTurn();
	return {
		analyse(image, options) {
			return inTurn(async () => {
				const timer = createStageTimer();
				const raster = await timer.time("decode", () => decodeImage(image));
				return analyseTimed(raster, options, timer);
			});
		},
		analyseRaster: (raster, options) => inTurn(() => analyseTimed(raster, options, createStageTimer())),
	};
}
