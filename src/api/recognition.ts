// The kiosk's frame path.
import { toPunchView } from "../core/domain/attendance/punch-view.ts";
import { readImage } from "./input.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementRecognition({ recognition: procedures }: Procedures, { recognition }: Services) {
	return {
		submitFrame: procedures.submitFrame.handler(async ({ input, context }) =>
			recognition.submitFrame(context.connection.cameraSession, await readImage(input.frame, "frame")),
		),
		answer: procedures.answer.handler(async ({ input, context }) => {
			const { questionId, direction } = input;
			const { state, event } = await recognition.answer(context.connection.cameraSession, questionId, direction);
			return { state, punch: toPunchView(event) };
		}),
		correct: procedures.correct.handler(async ({ input, context }) => ({
			punch: await recognition.correct(context.connection.cameraSession, input.eventId),
		})),
	};
}
