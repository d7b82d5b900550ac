// Enrolls a folder of photos by a staff list, on a kiosk that is not running. One photo is in memory at a time.
import { readdirSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { MAX_IMAGE_BYTES } from "../../contract/index.ts";
import { type PhotoPlan, planPhotos } from "../../core/domain/enrollment/photo-plan.ts";
import { readStaffList } from "../../core/domain/enrollment/staff-list.ts";
import { AppError, type ErrorCode } from "../../core/domain/errors.ts";
import { createEnrollmentPictures } from "../../core/services/enrollment/enrollment-pictures.ts";
import {
	createPhotoEnrollmentService,
	type PhotoEnrollmentService,
	type PhotoOutcome,
	type PhotoOwner,
} from "../../core/services/enrollment/photo-enrollment-service.ts";
import { withCalibratedThresholds } from "../../core/services/recognition/calibrated-engine.ts";
import type { Config } from "../config.ts";
import { contentId } from "../content-id.ts";
import { createSystemClock } from "../system-clock.ts";
import { openMaintenance } from "./open-maintenance.ts";

export interface PhotoResult {
	readonly file: string;
	readonly employeeId: string;
	readonly outcome: PhotoOutcome;
}

const ACTOR = "command line";

/**
 * A photo on which the inference process dies is tried again, once: it may not have been the photo's fault. The second
 * time it is, and the others go on without it.
 */
async function enrollOne(
	service: PhotoEnrollmentService,
	owner: PhotoOwner,
	photo: Uint8Array,
	isStopped: () => boolean,
): Promise<PhotoOutcome> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await service.enroll(owner, photo, ACTOR);
		} catch (error) {
			if (!(error instanceof AppError && error.code === "ENGINE_RESTARTED") || isStopped()) throw error;
			if (attempt > 1) return { kind: "refused", code: error.code, data: {} };
		}
	}
}

/** The photo, or why there is none: one file that is gone or locked must not keep all others from their turn, run after run. */
async function readPhoto(path: string): Promise<Uint8Array | ErrorCode> {
	try {
		// Not even read: a film by mistake must not fill the memory.
		return (await stat(path)).size > MAX_IMAGE_BYTES ? "PAYLOAD_TOO_LARGE" : await readFile(path);
	} catch {
		return "UNSUPPORTED_IMAGE";
	}
}

/** Every file below `dir`, as paths from there with slashes. Rejects as the file system does. */
export function listFiles(dir: string): readonly string[] {
	return readdirSync(dir, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** Whose photo each file of `dir` is. Nothing is opened or stored. */
export function planFolder(dir: string, list: string, acceptsNoConsent: boolean): PhotoPlan {
	const { nowMs } = createSystemClock();
	return planPhotos(readStaffList(list, { nowMs: nowMs(), acceptsNoConsent }), listFiles(dir));
}

/**
 * Photo after photo, `onResult` after each. Stops between two when `isStopped` says so. Rejects with DATA_FOLDER_IN_USE
 * while a kiosk runs, MODELS_MISSING, STORAGE_UNAVAILABLE and as `openStore` does; what was enrolled before stays.
 */
export async function enrollPhotos(
	config: Pick<Config, "dataDir" | "modelsDir">,
	dir: string,
	plan: Pick<PhotoPlan, "photos">,
	onResult: (result: PhotoResult) => void,
	isStopped: () => boolean = () => false,
): Promise<void> {
	const { store, client, clock, ids, log, close } = openMaintenance(config);
	const { modelSettings } = store;
	try {
		client.start();
		const service = createPhotoEnrollmentService({
			engine: withCalibratedThresholds(client.engine, modelSettings),
			gallery: client.gallery,
			employees: store.employees,
			pictures: createEnrollmentPictures({ cropper: client.cropper, modelSettings, ids, log }),
			audit: store.audit,
			transaction: store.transaction,
			contentIds: { contentId },
			clock,
			ids,
			log,
		});
		for (const { file, member } of plan.photos) {
			if (isStopped()) return;
			const photo = await readPhoto(join(dir, file));
			const outcome: PhotoOutcome =
				typeof photo === "string"
					? { kind: "refused", code: photo, data: {} }
					: await enrollOne(service, member, photo, isStopped);
			onResult({ file, employeeId: member.employeeId, outcome });
		}
	} finally {
		await close();
	}
}
