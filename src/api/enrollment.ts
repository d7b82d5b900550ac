// Guided enrollment.
import type { Clock } from "../core/ports/environment.ts";
import { actorOf } from "./context.ts";
import { readEmployeeId, readImage } from "./input.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementEnrollment(
	{ enrollment: procedures }: Procedures,
	{ enrollment, devices }: Services,
	{ clock }: { readonly clock: Clock },
) {
	return {
		start: procedures.start.handler(({ input, context }) =>
			enrollment.start({
				employeeId: readEmployeeId(input.employeeId, "employeeId"),
				name: input.name,
				// The kiosk's clock stamps the consent: the caller's is not ours to trust.
				consent: { version: input.consent.version, language: input.consent.language, acceptedAtMs: clock.nowMs() },
				mode: input.mode,
				cameraSession: context.connection.cameraSession,
			}),
		),
		submitFrame: procedures.submitFrame.handler(async ({ input }) =>
			enrollment.submitFrame(input.enrollmentId, await readImage(input.frame, "frame")),
		),
		retake: procedures.retake.handler(({ input }) => enrollment.retake(input.enrollmentId, input.pose)),
		secondSet: procedures.secondSet.handler(({ input }) =>
			enrollment.chooseSecondSet(input.enrollmentId, input.isWanted),
		),
		finish: procedures.finish.handler(async ({ input, context }) => {
			const { enrollmentId, samePersonAs, lookAlikes, replacesOwn } = input;
			const decision = {
				...(samePersonAs !== undefined && { samePersonAs: readEmployeeId(samePersonAs, "samePersonAs") }),
				...(lookAlikes && { lookAlikes: lookAlikes.map((id) => readEmployeeId(id, "lookAlikes")) }),
				...(replacesOwn !== undefined && { replacesOwn }),
			};
			const outcome = await enrollment.finish(enrollmentId, decision, actorOf(context));
			if (outcome.kind === "saved" && context.principal.kind === "enroller") devices.noteEnrolled();
			return outcome;
		}),
		clearLookAlike: procedures.clearLookAlike.handler(({ input, context }) => {
			const employeeId = readEmployeeId(input.employeeId, "employeeId");
			enrollment.clearLookAlike(employeeId, readEmployeeId(input.other, "other"), actorOf(context));
			return {};
		}),
		cancel: procedures.cancel.handler(({ input }) => {
			enrollment.cancel(input.enrollmentId);
			return {};
		}),
	};
}
