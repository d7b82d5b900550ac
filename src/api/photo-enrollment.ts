// Enrolling many people from photos and a list.
import { planPhotos } from "../core/domain/enrollment/photo-plan.ts";
import { readStaffList } from "../core/domain/enrollment/staff-list.ts";
import type { Clock } from "../core/ports/environment.ts";
import { actorOf } from "./context.ts";
import { readEmployeeId, readImage } from "./input.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementPhotoEnrollment(
	{ photoEnrollment: procedures }: Procedures,
	{ photoEnrollment }: Pick<Services, "photoEnrollment">,
	{ clock }: { readonly clock: Clock },
) {
	return {
		plan: procedures.plan.handler(({ input: { list, files, acceptsNoConsent } }) => {
			const staff = readStaffList(list, { nowMs: clock.nowMs(), acceptsNoConsent });
			const { people, photos, problems } = planPhotos(staff, files);
			return {
				people,
				photos: photos.map(({ file, member: { employeeId, name, consent } }) => ({ file, employeeId, name, consent })),
				problems: problems.map((problem) => ({ line: null, file: null, ...problem })),
			};
		}),
		enroll: procedures.enroll.handler(async ({ input: { employeeId, name, consent, photo }, context }) => {
			const owner = { employeeId: readEmployeeId(employeeId, "employeeId"), name, consent };
			return photoEnrollment.enroll(owner, await readImage(photo, "photo"), actorOf(context));
		}),
	};
}
