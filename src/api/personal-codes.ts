// PIN and badge: at the kiosk, and in the supervisor's hands.
import { toPunchView } from "../core/domain/attendance/punch-view.ts";
import type { PunchOutcome } from "../core/services/attendance/attendance-service.ts";
import type { CodeAnswer } from "../core/services/people/code-punch-service.ts";
import { actorOf } from "./context.ts";
import { readEmployeeId } from "./input.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

function toOutcomeView({ state, event }: PunchOutcome) {
	return { state, punch: toPunchView(event) };
}

function toAnswerView(answer: CodeAnswer) {
	return answer.state === "ask" ? answer : toOutcomeView(answer);
}

export function implementPersonalCodes(
	{ personalCodes: procedures }: Procedures,
	{ codePunches, personalCodes }: Pick<Services, "codePunches" | "personalCodes">,
) {
	const idOf = ({ employeeId }: { readonly employeeId: string }) => readEmployeeId(employeeId, "employeeId");
	return {
		ways: procedures.ways.handler(() => codePunches.ways()),
		punchByPin: procedures.punchByPin.handler(async ({ input, context: { connection } }) =>
			toAnswerView(await codePunches.punchByPin(connection.cameraSession, input.employeeNumber, input.pin)),
		),
		punchByBadge: procedures.punchByBadge.handler(({ input, context: { connection } }) =>
			toAnswerView(codePunches.punchByBadge(connection.cameraSession, input.text)),
		),
		answer: procedures.answer.handler(({ input, context: { connection } }) =>
			toOutcomeView(codePunches.answer(connection.cameraSession, input.questionId, input.direction)),
		),
		correct: procedures.correct.handler(({ input, context: { connection } }) => ({
			punch: toPunchView(codePunches.correct(connection.cameraSession, input.eventId)),
		})),
		register: procedures.register.handler(async ({ input, context }) => {
			await personalCodes.register({ employeeId: idOf(input), name: input.name }, actorOf(context));
			return {};
		}),
		of: procedures.of.handler(({ input }) => personalCodes.of(idOf(input))),
		setPin: procedures.setPin.handler(({ input, context }) =>
			personalCodes.setPin(idOf(input), input.pin, actorOf(context)),
		),
		generatePin: procedures.generatePin.handler(({ input, context }) =>
			personalCodes.generatePin(idOf(input), actorOf(context)),
		),
		removePin: procedures.removePin.handler(({ input, context }) =>
			personalCodes.removePin(idOf(input), actorOf(context)),
		),
		issueBadge: procedures.issueBadge.handler(({ input, context }) =>
			personalCodes.issueBadge(idOf(input), actorOf(context)),
		),
		revokeBadge: procedures.revokeBadge.handler(({ input, context }) =>
			personalCodes.revokeBadge(idOf(input), actorOf(context)),
		),
		print: procedures.print.handler(({ input: { employeeIds, issuesMissing }, context }) => {
			const wanted = employeeIds?.map((employeeId) => readEmployeeId(employeeId, "employeeIds")) ?? null;
			return personalCodes.print({ employeeIds: wanted, issuesMissing }, actorOf(context));
		}),
	};
}
