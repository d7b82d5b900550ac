// Templates for the model in use from the pictures that enrollment kept. A run may end at any moment: what is done is in
// the store, one transaction a picture, and the next run takes what is left.
import type { Template } from "../../domain/employee.ts";
import { LEAST_FACE_SHARE, noReembedding, type ReembeddingStatus } from "../../domain/enrollment/reembedding.ts";
import { AppError, type ErrorCode } from "../../domain/errors.ts";
import { boxArea } from "../../domain/recognition/geometry.ts";
import { qualityScore } from "../../domain/recognition/quality-gate.ts";
import type { EnrollmentCropStore, StoredCrop } from "../../ports/enrollment-crops.ts";
import type { Clock, IdSource, Log } from "../../ports/environment.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";
import type { Gallery } from "../../ports/gallery.ts";
import type { AuditStore } from "../../ports/stores.ts";
import { followGallery } from "../people/follow-gallery.ts";
import { analyseUnder } from "../recognition/analyse-under.ts";

export interface ReembeddingService {
	status(): ReembeddingStatus;
	/** Does nothing while a run is under way. Returns at once; `status` tells how it goes. */
	start(actor: string): ReembeddingStatus;
	/** Resolves when no run is under way. */
	settled(): Promise<void>;
	/** Ends the run after the picture that it is at. */
	interrupt(): Promise<void>;
}

export interface ReembeddingPorts {
	readonly engine: FaceEngine;
	readonly gallery: Pick<Gallery, "apply">;
	readonly crops: EnrollmentCropStore;
	readonly audit: Pick<AuditStore, "append">;
	readonly clock: Clock;
	readonly ids: IdSource;
	readonly log: Log;
}

/** The inference process may die on a frame of the camera; the picture is not to blame. */
const TRIES_A_PICTURE = 3;
/** The picture is at fault, and the next one is tried. */
const pictureFaults: readonly ErrorCode[] = ["UNSUPPORTED_IMAGE", "PAYLOAD_TOO_LARGE", "NO_FACE"];

export function createReembeddingService(ports: ReembeddingPorts): ReembeddingService {
	const { engine, gallery, crops, audit, clock, ids, log } = ports;
	let status: ReembeddingStatus = noReembedding;
	let running: Promise<void> | null = null;
	let isInterrupted = false;

	async function toTemplate(crop: StoredCrop, contractId: string): Promise<Template | null> {
		if (!crop.image) return null;
		const { frame, description } = await analyseUnder(engine, crop.image, {
			liveness: false,
			embedding: true,
			averageMirror: true,
		});
		if (description.templateContractId !== contractId) throw new AppError("ENGINE_RESTARTED");
		const face = frame.primary;
		if (!face?.embedding || boxArea(face.box) < LEAST_FACE_SHARE * frame.width * frame.height) return null;
		return {
			templateId: ids.uuidv7(),
			employeeId: crop.employeeId,
			templateContractId: contractId,
			embedding: face.embedding,
			pose: crop.pose,
			quality: qualityScore(face.quality),
			source: crop.source,
			createdAtMs: clock.nowMs(),
		};
	}

	async function tryTemplate(crop: StoredCrop, contractId: string): Promise<Template | null> {
		for (let attempt = 1; ; attempt++) {
			try {
				return await toTemplate(crop, contractId);
			} catch (error) {
				if (!(error instanceof AppError)) throw error;
				if (pictureFaults.includes(error.code)) return null;
				const isSameModel = (await engine.describe()).templateContractId === contractId;
				if (error.code !== "ENGINE_RESTARTED" || attempt === TRIES_A_PICTURE || !isSameModel) throw error;
			}
		}
	}

	async function run(): Promise<void> {
		const { templateContractId } = await engine.describe();
		status = { ...status, total: crops.counts(templateContractId).waiting };
		let after: string | null = null;
		while (!isInterrupted) {
			const [crop] = crops.waiting(templateContractId, after, 1);
			if (!crop) {
				status = { ...status, state: "finished" };
				return;
			}
			after = crop.cropId;
			const template = await tryTemplate(crop, templateContractId);
			const change = template && crops.addTemplate(crop.cropId, template);
			if (change) await followGallery(gallery, change, log);
			status = change ? { ...status, done: status.done + 1 } : { ...status, failed: status.failed + 1 };
		}
		status = { ...status, state: "interrupted" };
	}

	async function runToEnd(actor: string): Promise<void> {
		try {
			await run();
		} catch (error) {
			const errorCode = error instanceof AppError ? error.code : "INTERNAL";
			status = { ...status, state: "interrupted", errorCode };
			log.error({ code: errorCode, err: error }, "making templates from enrollment pictures was interrupted");
		}
		const { state, done, failed } = status;
		const detail = { state, done, failed };
		running = null;
		try {
			audit.append({ atMs: clock.nowMs(), actor, action: "models.reembed", subject: null, detail });
		} catch (error) {
			// A disk that ended the run refuses this too.
			log.error({ err: error }, "the end of making templates could not be put into the audit");
		}
		log.info(detail, "templates were made from enrollment pictures");
	}

	return {
		status: () => status,
		start(actor) {
			if (running) return status;
			isInterrupted = false;
			status = { ...noReembedding, state: "running" };
			running = runToEnd(actor);
			return status;
		},
		settled: async () => {
			await running;
		},
		async interrupt() {
			isInterrupted = true;
			await running;
		},
	};
}
