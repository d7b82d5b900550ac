// What a person does on screen: first start, the supervisor's session, people, the day's log, settings.

import { toPunchView } from "../core/domain/attendance/punch-view.ts";
import type { PlannedShift } from "../core/domain/attendance/shift.ts";
import type { WorkDay, WorkMoment } from "../core/domain/attendance/work-day.ts";
import { AppError } from "../core/domain/errors.ts";
import type { Operator } from "../core/domain/operator.ts";
import { toTimestamp } from "../core/domain/timestamp.ts";
import { actorOf } from "./context.ts";
import { readEmployeeId, readImage } from "./input.ts";
import type { Procedures } from "./procedures.ts";
import type { RouterEnvironment, Services } from "./services.ts";
import { toStatusView } from "./status-view.ts";
import { toCheckView } from "./targets.ts";

const MINUTE_MS = 60_000;

export function implementSystem({ system: procedures }: Procedures, { status, setup, clockWatch }: Services) {
	return {
		status: procedures.status.handler(({ context }) => toStatusView(status.kiosk(), context)),
		settings: procedures.settings.handler(() => setup.settings()),
		confirmClock: procedures.confirmClock.handler(({ context }) => {
			clockWatch.confirm(actorOf(context));
			return {};
		}),
	};
}

export function implementSetup({ setup: procedures }: Procedures, { setup }: Services) {
	return {
		complete: procedures.complete.handler(({ input }) => setup.complete(input)),
		checkHris: procedures.checkHris.handler(async ({ input }) => toCheckView(await setup.checkHris(input))),
		checkCamera: procedures.checkCamera.handler(async ({ input }) => setup.look(await readImage(input.frame, "frame"))),
	};
}

export function implementSession({ session: procedures }: Procedures, { supervisor }: Services) {
	return {
		unlock: procedures.unlock.handler(async ({ input, context }) => {
			const operator = await supervisor.verifyPin(input.pin);
			return { expiresAtMs: context.connection.supervisor.unlock(operator), operator: toSessionOperator(operator) };
		}),
		lock: procedures.lock.handler(({ context }) => {
			context.connection.supervisor.lock();
			return {};
		}),
		// `authorise` has renewed the session before this runs, as before every supervisor's call.
		renew: procedures.renew.handler(({ context }) => {
			const expiresAtMs = context.connection.supervisor.expiresAtMs();
			if (expiresAtMs === null) throw new AppError("SESSION_EXPIRED");
			return { expiresAtMs };
		}),
		state: procedures.state.handler(({ context }) => {
			const { supervisor: session } = context.connection;
			const expiresAtMs = session.expiresAtMs();
			const operator = session.operator();
			return { unlocked: operator !== null, expiresAtMs, operator: operator && toSessionOperator(operator) };
		}),
	};
}

const toSessionOperator = ({ name, role }: Operator) => ({ name, role });

export function implementAttendance(
	{ attendance: procedures }: Procedures,
	{ workDays }: Services,
	{ clock }: Pick<RouterEnvironment, "clock">,
) {
	const toShiftView = ({ code, startMs, endMs }: PlannedShift) => ({
		code,
		start: toTimestamp(startMs, clock.zone(startMs).offsetMinutes),
		end: toTimestamp(endMs, clock.zone(endMs).offsetMinutes),
	});
	return {
		day: procedures.day.handler(({ input }) => {
			const day = workDays.day(input.date);
			return {
				date: day.date,
				today: day.today,
				calendarDate: day.calendarDate,
				events: day.events.map((event) => ({
					...toPunchView(event),
					kioskSeq: event.kioskSeq,
					corrects: event.corrects,
				})),
				workDays: day.workDays.map((workDay) => ({
					...toWorkDayView(workDay),
					shifts: workDay.shifts.map(toShiftView),
				})),
				noShows: day.noShows.map((noShow) => ({ ...noShow, shifts: noShow.shifts.map(toShiftView) })),
			};
		}),
		correct: procedures.correct.handler(({ input, context }) => ({
			punch: toPunchView(workDays.correct(input.eventId, input.note, actorOf(context))),
		})),
		enterMissed: procedures.enterMissed.handler(({ input, context }) => {
			const missed = { ...input, employeeId: readEmployeeId(input.employeeId, "employeeId") };
			const { state, event } = workDays.enterMissed(missed, actorOf(context));
			return { state, punch: toPunchView(event) };
		}),
	};
}

function toWorkDayView({ employeeId, employeeName, workDate: _, firstIn, lastOut, workedMs, ...day }: WorkDay) {
	const timestamp = (moment: WorkMoment | null) => moment && toTimestamp(moment.atMs, moment.offsetMinutes);
	return {
		...day,
		employeeId,
		name: employeeName ?? employeeId,
		firstIn: timestamp(firstIn),
		lastOut: timestamp(lastOut),
		workedMinutes: Math.floor(workedMs / MINUTE_MS),
	};
}

export function implementSettings(
	{ settings: procedures }: Procedures,
	{ setup, supervisor }: Pick<Services, "setup" | "supervisor">,
) {
	return {
		update: procedures.update.handler(({ input, context }) => setup.update(input, actorOf(context))),
		changePin: procedures.changePin.handler(async ({ input, context }) => {
			const session = context.connection.supervisor;
			const operator = session.operator();
			if (!operator) throw new AppError("SESSION_EXPIRED");
			const pins = { current: input.currentPin, next: input.newPin };
			// The area stays open here, and nowhere else where it was opened with the PIN before.
			session.unlock(await supervisor.changePin(operator.operatorId, pins));
			return {};
		}),
	};
}
