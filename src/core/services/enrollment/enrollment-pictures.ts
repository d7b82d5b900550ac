// Pictures of faces beside new templates, where an operator wants them kept.
import { AppError } from "../../domain/errors.ts";
import type { Box } from "../../domain/recognition/geometry.ts";
import type { EnrollmentCrop } from "../../ports/enrollment-crops.ts";
import type { IdSource, Log } from "../../ports/environment.ts";
import type { FaceCropper } from "../../ports/face-cropper.ts";
import type { ModelSettingsStore } from "../../ports/model-settings.ts";

/** The image that a template was made from, and where its face is. */
export interface FaceImage {
	readonly image: Uint8Array;
	readonly box: Box;
}

export interface EnrollmentPictures {
	isWanted(): boolean;
	/** Empty when none are wanted. A picture that cannot be cut out is left out and logged: the template is worth more. */
	cut(faces: readonly (FaceImage & { readonly templateId: string })[]): Promise<EnrollmentCrop[]>;
}

export interface EnrollmentPicturesPorts {
	readonly cropper: FaceCropper;
	readonly modelSettings: Pick<ModelSettingsStore, "read">;
	readonly ids: IdSource;
	readonly log: Log;
}

export function createEnrollmentPictures(ports: EnrollmentPicturesPorts): EnrollmentPictures {
	const { cropper, modelSettings, ids, log } = ports;
	const isWanted = () => modelSettings.read().keepsEnrollmentCrops;

	return {
		isWanted,
		async cut(faces) {
			const crops: EnrollmentCrop[] = [];
			if (!isWanted()) return crops;
			for (const { image, box, templateId } of faces) {
				try {
					crops.push({ cropId: ids.uuidv7(), templateId, image: await cropper.cropFace(image, box) });
				} catch (error) {
					if (!(error instanceof AppError)) throw error;
					log.warn({ code: error.code }, "an enrollment picture could not be cut out and is not kept");
				}
			}
			// Switched off while they were cut: then they are not wanted any more.
			return isWanted() ? crops : [];
		},
	};
}
