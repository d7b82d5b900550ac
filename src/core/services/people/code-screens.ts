// What is remembered of each kiosk screen between two calls: the question that is open, and what it recorded last.
import type { Direction } from "../../domain/attendance/attendance-event.ts";
import type { EmployeeId } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import { ANSWER_MS } from "../../domain/recognition/punch-question.ts";
import type { QuestionView } from "../../domain/recognition/recognition-result.ts";
import type { Clock, RandomSource } from "../../ports/environment.ts";
import type { PunchOutcome } from "../attendance/attendance-service.ts";

export interface CodeQuestion {
	readonly employeeId: EmployeeId;
	readonly method: "pin" | "qr";
	readonly name: string;
	/** By alternation. */
	readonly likely: Direction;
}

interface CodeScreen {
	readonly open: (CodeQuestion & { readonly questionId: string; readonly expiresAtMs: number }) | null;
	readonly lastRecorded: string | null;
}

const blank: CodeScreen = { open: null, lastRecorded: null };

export interface CodeScreensPorts {
	readonly random: RandomSource;
	readonly clock: Pick<Clock, "monotonicMs">;
}

export function createCodeScreens({ random, clock }: CodeScreensPorts) {
	const screens = new Map<string, CodeScreen>();
	return {
		/** Replaces a question that is open. Good for one answer. */
		ask(screen: string, question: CodeQuestion): QuestionView {
			const questionId = Array.from(random.bytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
			const open = { ...question, questionId, expiresAtMs: clock.monotonicMs() + ANSWER_MS };
			screens.set(screen, { ...(screens.get(screen) ?? blank), open });
			const { employeeId, name, likely } = question;
			return { questionId, employeeId, name, likely, remainingMs: ANSWER_MS };
		},
		/** Throws QUESTION_OVER. */
		questionFor(screen: string, questionId: string): CodeQuestion {
			const open = screens.get(screen)?.open;
			if (open?.questionId !== questionId || clock.monotonicMs() >= open.expiresAtMs)
				throw new AppError("QUESTION_OVER");
			return open;
		},
		/** Ends the question too. */
		recorded(screen: string, outcome: PunchOutcome): PunchOutcome {
			screens.set(screen, { open: null, lastRecorded: outcome.event.eventId });
			return outcome;
		},
		lastRecorded: (screen: string): string | null => screens.get(screen)?.lastRecorded ?? null,
		end: (screen: string): void => void screens.delete(screen),
	};
}
