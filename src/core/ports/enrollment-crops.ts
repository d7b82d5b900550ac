// Pictures of faces that enrollment may keep, sealed like templates, and the templates that are made from them again.
import type { EmployeeId, Template, TemplatePose, TemplateSource } from "../domain/employee.ts";
import type { GalleryChange } from "./gallery.ts";

/** The picture behind one template, as it is stored at enrollment. */
export interface EnrollmentCrop {
	readonly cropId: string;
	/** The template that was made from the same image. */
	readonly templateId: string;
	/** An encoded image of one face. */
	readonly image: Uint8Array;
}

export interface StoredCrop {
	readonly cropId: string;
	readonly employeeId: EmployeeId;
	readonly pose: TemplatePose;
	readonly source: TemplateSource;
	/** null when the row was altered and does not open. */
	readonly image: Uint8Array | null;
}

export interface CropCounts {
	readonly stored: number;
	/** Of them without a template of the contract that was asked about. */
	readonly waiting: number;
}

export interface EnrollmentCropStore {
	counts(templateContractId: string): CropCounts;
	/** Crops without a template of this contract, in a fixed order, after `afterCropId`. */
	waiting(templateContractId: string, afterCropId: string | null, limit: number): StoredCrop[];
	/** Adds the template made from a crop. null when the crop or the person has gone meanwhile, or another did it. */
	addTemplate(cropId: string, template: Template): GalleryChange | null;
	/** Erases every picture; the templates stay. Returns how many there were. */
	eraseAll(): number;
}
