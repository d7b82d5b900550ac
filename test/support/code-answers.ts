// What a scripted host answers about PINs and badges.
import { implement, ORPCError } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import { type ErrorCode, errorCatalogue } from "../../src/core/domain/errors.ts";
import { NOW_MS } from "./admin-answers.ts";

export interface CodeScript {
	/** What the next PIN or badge is refused with. */
	readonly refusal?: readonly [ErrorCode, Record<string, number>];
	readonly asksDirection?: boolean;
	/** Nobody has a PIN or a badge yet. */
	readonly isBare?: boolean;
	readonly isLocked?: boolean;
}

/** Signed by nobody: pictures of a badge need a code, not a valid one. */
const TOKEN = `HDR1:${"HADIRKIOSK234567".repeat(4).slice(0, 56)}`;
const DAY_MS = 86_400_000;

export function codeProcedures(script: CodeScript, employees: () => readonly { employeeId: string; name: string }[]) {
	const { personalCodes: os } = implement(contract);
	const person = { employeeId: "K-1001", name: "Rafika Anggraini" };
	const punch = {
		...person,
		eventId: "0193-77",
		direction: "IN" as const,
		occurredAt: "2026-11-02T08:01:12+07:00",
		method: "pin" as const,
		confidence: null,
	};
	const answer = () => {
		if (script.refusal) {
			const [code, data] = script.refusal;
			throw new ORPCError(code, { defined: true, status: errorCatalogue[code].status, data });
		}
		if (!script.asksDirection) return { state: "recorded" as const, punch };
		const question = { ...person, questionId: "q-1", likely: "OUT" as const, remainingMs: 15_000 };
		return { state: "ask" as const, question };
	};
	const codes = {
		pin: script.isBare
			? null
			: { setAtMs: NOW_MS - 40 * DAY_MS, lockedUntilMs: script.isLocked ? NOW_MS + 300_000 : null },
		badge: script.isBare ? null : { number: 2, issuedAtMs: NOW_MS - 12 * DAY_MS },
	};
	return {
		ways: os.ways.handler(() => ({ pin: true, badge: true, readsBadgesAtIdle: false })),
		punchByPin: os.punchByPin.handler(answer),
		punchByBadge: os.punchByBadge.handler(answer),
		answer: os.answer.handler(() => ({ state: "recorded", punch })),
		correct: os.correct.handler(() => ({ punch })),
		register: os.register.handler(() => ({})),
		of: os.of.handler(() => codes),
		setPin: os.setPin.handler(() => codes),
		generatePin: os.generatePin.handler(() => ({
			...codes,
			pin: { setAtMs: NOW_MS, lockedUntilMs: null },
			generatedPin: "730418",
		})),
		removePin: os.removePin.handler(() => ({ ...codes, pin: null })),
		issueBadge: os.issueBadge.handler(() => codes),
		revokeBadge: os.revokeBadge.handler(() => ({ ...codes, badge: null })),
		print: os.print.handler(({ input: { employeeIds } }) =>
			employees()
				.filter(({ employeeId }) => employeeIds === null || employeeIds.includes(employeeId))
				.map(({ employeeId, name }) => ({ employeeId, name, number: 1, token: TOKEN })),
		),
	};
}
