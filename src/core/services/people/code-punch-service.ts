// Punching at the kiosk with a PIN or a badge: the same rules, log and outbox as a face. Tries are counted on disk before
// they are checked, so that neither a restart nor a pulled plug gives new ones.

import type { AttendanceEvent, Direction } from "../../domain/attendance/attendance-event.ts";
import {
	type AttemptLimit,
	kioskBadgeLimit,
	kioskPinLimit,
	leaked,
	waitMs,
	withAttempt,
	withoutAttempt,
} from "../../domain/codes/attempt-limit.ts";
import { readBadgeToken } from "../../domain/codes/badge-token.ts";
import { countedAs, findByNumber } from "../../domain/codes/employee-pin.ts";
import { FREE_ATTEMPTS, type PinLock, withFailure, withinLongestLock } from "../../domain/codes/pin-policy.ts";
import type { EmployeeId } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import type { QuestionView } from "../../domain/recognition/recognition-result.ts";
import type { Clock, Log, PinHasher, RandomSource } from "../../ports/environment.ts";
import type { BucketName, PersonalCodeStore, TextSigner } from "../../ports/personal-codes.ts";
import type { EmployeeStore, SettingsStore, Transaction } from "../../ports/stores.ts";
import type { AttendanceService, PunchOutcome } from "../attendance/attendance-service.ts";
import { createSerialQueue } from "../serial-queue.ts";
import { createCodeScreens } from "./code-screens.ts";

export interface CodeWays {
	readonly pin: boolean;
	readonly badge: boolean;
	/** A badge may be held up without asking first. */
	readonly readsBadgesAtIdle: boolean;
}

/** `ask`: nothing is recorded yet, the person is asked for the direction. */
export type CodeAnswer = PunchOutcome | { readonly state: "ask"; readonly question: QuestionView };

export interface CodePunchService {
	/** What the screen offers: what is allowed here and what somebody has. */
	ways(): CodeWays;
	/**
	 * Rejects with PIN_NOT_ACCEPTED (the same for an unknown number and a wrong PIN, after the same work), PIN_LOCKED
	 * {retryAfterSeconds}, PUNCH_METHOD_OFF, RATE_LIMITED, STORAGE_UNAVAILABLE (then nothing was recorded).
	 */
	punchByPin(cameraSession: string, employeeNumber: string, pin: string): Promise<CodeAnswer>;
	/**
	 * `text`: whatever was read. Throws BADGE_NOT_ACCEPTED, BADGE_REVOKED, PUNCH_METHOD_OFF, RATE_LIMITED
	 * {retryAfterSeconds}, STORAGE_UNAVAILABLE.
	 */
	punchByBadge(cameraSession: string, text: string): CodeAnswer;
	/** The direction that was touched. Throws QUESTION_OVER (then nothing was recorded), STORAGE_UNAVAILABLE. */
	answer(cameraSession: string, questionId: string, direction: Direction): PunchOutcome;
	/** "Not OUT, IN", of what this screen recorded last by a code. Throws NOT_FOUND, CORRECTION_TOO_LATE. */
	correct(cameraSession: string, eventId: string): AttendanceEvent;
	endCameraSession(cameraSession: string): void;
}

export interface CodePunchServicePorts {
	readonly codes: PersonalCodeStore;
	readonly employees: Pick<EmployeeStore, "find">;
	readonly attendance: Pick<AttendanceService, "punch" | "punchOrAsk" | "correctOwn">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly transaction: Transaction;
	readonly pinHasher: PinHasher;
	readonly signer: TextSigner;
	readonly random: RandomSource;
	readonly clock: Pick<Clock, "nowMs" | "monotonicMs">;
	readonly log: Pick<Log, "warn">;
}

/** One person types at a time; more than this waiting is a client gone wild. */
const MAX_PENDING_PINS = 3;
/** Told only when it matters: somebody who mistyped once need not count. */
const TELLS_REMAINING_FROM = 2;
const FORGET_LOCKS_AFTER_MS = 24 * 60 * 60_000;

export function createCodePunchService(ports: CodePunchServicePorts): CodePunchService {
	const { codes, employees, attendance, settings, transaction, pinHasher, signer, clock, log } = ports;
	const screens = createCodeScreens(ports);
	// One hash at a time: each takes a core and tens of megabytes, and faces are analysed on the same machine.
	const inTurn = createSerialQueue();
	let pending = 0;
	let decoy: Promise<string> | null = null;

	/** What a PIN is checked against where there is none: unknown numbers must take as long. */
	function decoyHash(): Promise<string> {
		decoy ??= pinHasher.hash("no PIN is this text");
		return decoy;
	}

	function refuseWhileFull(bucket: BucketName, limit: AttemptLimit, code: "PIN_LOCKED" | "RATE_LIMITED"): void {
		const nowMs = clock.nowMs();
		const kept = codes.readBucket(bucket);
		const restMs = waitMs(kept, nowMs, limit);
		// The clock was put back: kept as it is now, or nothing leaks away until that time comes again.
		if (nowMs < kept.sinceMs) codes.writeBucket(bucket, leaked(kept, nowMs, limit));
		if (restMs > 0) throw new AppError(code, { retryAfterSeconds: Math.ceil(restMs / 1000) });
	}

	function refuseWhileLocked(subject: string): void {
		const nowMs = clock.nowMs();
		const kept = codes.readLock(subject);
		const lock = withinLongestLock(kept, nowMs);
		if (lock.lockedUntilMs <= nowMs) return;
		if (lock.lockedUntilMs !== kept.lockedUntilMs) codes.writeLock(subject, lock, nowMs);
		throw new AppError("PIN_LOCKED", { retryAfterSeconds: Math.ceil((lock.lockedUntilMs - nowMs) / 1000) });
	}

	/** What the most tries lead to. */
	function countPinTry(subjects: readonly string[]): PinLock {
		const nowMs = clock.nowMs();
		return transaction(() => {
			const locks = subjects.map((subject) => ({ subject, lock: withFailure(codes.readLock(subject), nowMs) }));
			codes.forgetLocks(nowMs - FORGET_LOCKS_AFTER_MS);
			for (const { subject, lock } of locks) codes.writeLock(subject, lock, nowMs);
			codes.writeBucket("pin", withAttempt(codes.readBucket("pin"), nowMs, kioskPinLimit));
			return locks.map(({ lock }) => lock).reduce((a, b) => (b.failedAttempts > a.failedAttempts ? b : a));
		});
	}

	function takeBackPinTry(subjects: readonly string[]): void {
		transaction(() => {
			for (const subject of subjects) codes.clearLock(subject);
			codes.writeBucket("pin", withoutAttempt(codes.readBucket("pin")));
		});
	}

	/** The same steps whoever it is: one hash is made. */
	async function isRightPin(holder: EmployeeId | null, pin: string) {
		const stored = holder && codes.readPin(holder);
		const isRight = await pinHasher.verify(stored?.hash ?? (await decoyHash()), pin);
		return stored && isRight ? holder : null;
	}

	async function checkPin(cameraSession: string, employeeNumber: string, pin: string): Promise<CodeAnswer> {
		refuseWhileFull("pin", kioskPinLimit, "PIN_LOCKED");
		const holder = findByNumber(employeeNumber, codes.pinHolders());
		const subjects = [subjectOf(employeeNumber, signer), ...(holder ? [holderSubjectOf(holder, signer)] : [])];
		for (const subject of subjects) refuseWhileLocked(subject);
		const { failedAttempts, lockedUntilMs } = countPinTry(subjects);
		const employeeId = await isRightPin(holder, pin);
		if (employeeId) {
			takeBackPinTry(subjects);
			return punch(cameraSession, employeeId, "pin");
		}
		log.warn({ failedAttempts }, "a wrong employee PIN was entered");
		if (lockedUntilMs > 0)
			throw new AppError("PIN_LOCKED", { retryAfterSeconds: Math.ceil((lockedUntilMs - clock.nowMs()) / 1000) });
		const remainingAttempts = FREE_ATTEMPTS - failedAttempts;
		throw new AppError("PIN_NOT_ACCEPTED", remainingAttempts <= TELLS_REMAINING_FROM ? { remainingAttempts } : {});
	}

	function punch(cameraSession: string, employeeId: EmployeeId, method: "pin" | "qr"): CodeAnswer {
		const outcome = attendance.punchOrAsk({ employeeId, method });
		if (outcome.state !== "ask") return screens.recorded(cameraSession, outcome);
		const name = employees.find(employeeId)?.name ?? employeeId;
		const question = { employeeId, method, name, likely: outcome.likely };
		return { state: "ask", question: screens.ask(cameraSession, question) };
	}

	function refuseBadge(code: "BADGE_NOT_ACCEPTED" | "BADGE_REVOKED"): never {
		codes.writeBucket("badge", withAttempt(codes.readBucket("badge"), clock.nowMs(), kioskBadgeLimit));
		log.warn({ code }, "a badge was refused");
		throw new AppError(code);
	}

	return {
		ways() {
			const { isPinAllowed, isBadgeAllowed, badgeReading } = settings.read();
			const badge = isBadgeAllowed && codes.hasBadgeHolder();
			return {
				pin: isPinAllowed && codes.hasPinHolder(),
				badge,
				readsBadgesAtIdle: badge && badgeReading === "idle",
			};
		},
		async punchByPin(cameraSession, employeeNumber, pin) {
			if (!settings.read().isPinAllowed) throw new AppError("PUNCH_METHOD_OFF");
			if (pending >= MAX_PENDING_PINS) throw new AppError("RATE_LIMITED");
			pending += 1;
			try {
				return await inTurn(() => checkPin(cameraSession, employeeNumber, pin));
			} finally {
				pending -= 1;
			}
		},
		punchByBadge(cameraSession, text) {
			if (!settings.read().isBadgeAllowed) throw new AppError("PUNCH_METHOD_OFF");
			refuseWhileFull("badge", kioskBadgeLimit, "RATE_LIMITED");
			const badgeId = readBadgeToken(text, signer.sign);
			const badge = badgeId === null ? null : codes.findBadge(badgeId);
			if (!badge || !employees.find(badge.employeeId)?.isActive) return refuseBadge("BADGE_NOT_ACCEPTED");
			if (badge.isRevoked) return refuseBadge("BADGE_REVOKED");
			return punch(cameraSession, badge.employeeId, "qr");
		},
		answer(cameraSession, questionId, direction) {
			const { employeeId, method } = screens.questionFor(cameraSession, questionId);
			return screens.recorded(cameraSession, attendance.punch({ employeeId, method, direction, wasAsked: true }));
		},
		correct(cameraSession, eventId) {
			if (screens.lastRecorded(cameraSession) !== eventId) throw new AppError("NOT_FOUND");
			const event = attendance.correctOwn(eventId);
			return screens.recorded(cameraSession, { state: "recorded", event }).event;
		},
		endCameraSession: screens.end,
	};
}

/** A digest, not what was typed: now and then somebody types the PIN where the number belongs. */
export function subjectOf(employeeNumber: string, signer: TextSigner): string {
	return toSubject(signer.sign(`attempts:${countedAs(employeeNumber)}`));
}

/** Whose PIN was tried: "K-1001" and "M-1001" share what is typed, and neither's right PIN may forgive tries on the other. */
export function holderSubjectOf(employeeId: EmployeeId, signer: TextSigner): string {
	return toSubject(signer.sign(`attempts on:${employeeId}`));
}

function toSubject(digest: Uint8Array): string {
	return [...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
