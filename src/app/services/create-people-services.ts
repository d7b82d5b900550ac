// People: who they are, their faces, PINs and badges, and how these are taken up.
import type { Services } from "../../api/services.ts";
import type { LivenessMode } from "../../core/domain/recognition/liveness-policy.ts";
import type { PinHasher } from "../../core/ports/environment.ts";
import type { FaceCropper } from "../../core/ports/face-cropper.ts";
import type { FaceEngine } from "../../core/ports/face-engine.ts";
import type { Gallery } from "../../core/ports/gallery.ts";
import type { SecretStore } from "../../core/ports/secrets.ts";
import type { AttendanceService } from "../../core/services/attendance/attendance-service.ts";
import { createEnrollmentPictures } from "../../core/services/enrollment/enrollment-pictures.ts";
import { createEnrollmentService, type EnrollmentService } from "../../core/services/enrollment/enrollment-service.ts";
import { createPhotoEnrollmentService } from "../../core/services/enrollment/photo-enrollment-service.ts";
import { createCodePunchService } from "../../core/services/people/code-punch-service.ts";
import { createEmployeeService } from "../../core/services/people/employee-service.ts";
import { createPeopleService } from "../../core/services/people/people-service.ts";
import { createPersonalCodeService } from "../../core/services/people/personal-code-service.ts";
import type { RightsServices } from "../../core/services/rights/rights-services.ts";
import { createTextSigner } from "../../storage/keys/text-signer.ts";
import { contentId } from "../content-id.ts";
import type { ServiceEnvironment } from "./environment.ts";

export type PeopleServices = Pick<
	Services,
	"employees" | "people" | "enrollment" | "photoEnrollment" | "codePunches" | "personalCodes" | "rights"
>;

export interface PeopleServicesDeps extends ServiceEnvironment {
	readonly engine: FaceEngine;
	readonly gallery: Gallery;
	readonly cropper: FaceCropper;
	readonly livenessMode: LivenessMode;
	readonly attendance: AttendanceService;
	readonly pinHasher: PinHasher;
	readonly secrets: SecretStore;
	/** The rights of a person need to end an enrollment that is under way. */
	readonly rights: (enrollment: Pick<EnrollmentService, "forget">) => RightsServices;
}

export function createPeopleServices(deps: PeopleServicesDeps): PeopleServices {
	const { store, engine, gallery, attendance, pinHasher, random, ids, clock, log } = deps;
	const { employees, settings, modelSettings, audit, transaction } = store;
	const pictures = createEnrollmentPictures({ cropper: deps.cropper, modelSettings, ids, log });
	const enrolling = { engine, gallery, employees, pictures, audit, transaction, clock, ids, log };
	const enrollment = createEnrollmentService({ ...enrolling, livenessMode: deps.livenessMode });
	const rights = deps.rights(enrollment);
	const signer = createTextSigner(deps.secrets);
	const codes = { codes: store.personalCodes, employees, settings, transaction, pinHasher, signer, random, clock, log };
	return {
		employees: createEmployeeService(enrolling),
		people: createPeopleService({
			engine,
			gallery,
			employees,
			identities: store.identities,
			facts: store.personFacts,
			flaggedUnseen: rights.retention.flaggedUnseen,
			attendance: store.attendance,
			modelSettings,
			audit,
			transaction,
			clock,
			log,
		}),
		enrollment,
		photoEnrollment: createPhotoEnrollmentService({ ...enrolling, contentIds: { contentId } }),
		codePunches: createCodePunchService({ ...codes, attendance }),
		personalCodes: createPersonalCodeService({ ...codes, gallery, audit }),
		rights,
	};
}
