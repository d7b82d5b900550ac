// People and their templates outside guided enrollment: REST registration, import, listing, removal.
import type { Employee, EmployeeId, EmployeeSummary, Template } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import type { FaceAnalysis, FrameAnalysis } from "../../domain/recognition/face-analysis.ts";
import { photoLimits, qualityHint, qualityScore } from "../../domain/recognition/quality-gate.ts";
import type { Clock, IdSource, Log } from "../../ports/environment.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";
import type { Gallery } from "../../ports/gallery.ts";
import type { AuditStore, EmployeeStore, Transaction } from "../../ports/stores.ts";
import type { EnrollmentPictures } from "../enrollment/enrollment-pictures.ts";
import { analyseUnder } from "../recognition/analyse-under.ts";
import { theOneFace } from "../recognition/the-one-face.ts";
import { summaryOf } from "./employee-summary.ts";
import { followGallery } from "./follow-gallery.ts";

export interface EmployeeService {
	/**
	 * Adds one template from a photo; creates the person at the first one. `actor` goes to the audit table.
	 * Rejects with NO_FACE, MULTIPLE_FACES, LOW_QUALITY (only a face too small or too blurred to be a template),
	 * UNSUPPORTED_IMAGE.
	 */
	register(
		person: { readonly employeeId: EmployeeId; readonly name: string },
		image: Uint8Array,
		actor: string,
	): Promise<EmployeeSummary>;
	list(): Promise<readonly EmployeeSummary[]>;
	find(employeeId: EmployeeId): Employee | null;
}

export interface EmployeeServicePorts {
	readonly engine: FaceEngine;
	readonly gallery: Gallery;
	readonly employees: EmployeeStore;
	readonly pictures: EnrollmentPictures;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly clock: Clock;
	readonly ids: IdSource;
	readonly log: Log;
}

export function createEmployeeService(ports: EmployeeServicePorts): EmployeeService {
	const { engine, gallery, employees, pictures, audit, transaction, clock, ids, log } = ports;

	function record(actor: string, action: string, employeeId: EmployeeId, detail: Record<string, number> = {}): void {
		audit.append({ atMs: clock.nowMs(), actor, action, subject: employeeId, detail });
	}

	async function register(
		person: { readonly employeeId: EmployeeId; readonly name: string },
		image: Uint8Array,
		actor: string,
	): Promise<EmployeeSummary> {
		const { employeeId } = person;
		const name = person.name.trim();
		if (name === "") throw new AppError("VALIDATION_FAILED", { fields: ["name"] });
		const { frame, description } = await analyseUnder(engine, image, {
			liveness: false,
			embedding: true,
			averageMirror: true,
		});
		const { templateContractId } = description;
		const face = theOneFace(frame);
		const template: Template = {
			templateId: ids.uuidv7(),
			employeeId,
			templateContractId,
			...toSample(frame, face),
			pose: "any",
			source: "rest",
			createdAtMs: clock.nowMs(),
		};
		const crops = await pictures.cut([{ image, box: face.box, templateId: template.templateId }]);
		const change = transaction(() => {
			record(actor, "employee.register", employeeId, { quality: template.quality });
			return employees.enroll({ employeeId, name, consent: null }, [template], { replace: false, crops });
		});
		await followGallery(gallery, change, log);
		return summaryOf(employees, employeeId, templateContractId);
	}

	return {
		register,
		list: async () => employees.list((await engine.describe()).templateContractId),
		find: (employeeId) => employees.find(employeeId),
	};
}

/** What a photo yields for a template. Throws LOW_QUALITY when it is too small or too blurred to be one. */
function toSample(frame: FrameAnalysis, face: FaceAnalysis): Pick<Template, "embedding" | "quality"> {
	const hint = qualityHint(face, frame, photoLimits);
	if (hint) throw new AppError("LOW_QUALITY", { hint });
	if (!face.embedding) throw new Error("The engine was asked for an embedding and gave none");
	return { embedding: face.embedding, quality: qualityScore(face.quality) };
}
