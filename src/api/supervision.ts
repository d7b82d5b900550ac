// What a person does on screen: first start, the supervisor's session, people, the day's log, settings.
import { AppError } from "../core/domain/errors.ts";
import { toPunchView } from "../core/domain/punch-view.ts";
import { actorOf } from "./context.ts";
import { readEmployeeId } from "./input.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementSystem({ system: procedures }: Procedures, { status, setup }: Services) {
	return {
		status: procedures.status.handler(() => status.kiosk()),
		settings: procedures.settings.handler(() => setup.settings()),
	};
}

export function implementSetup({ setup: procedures }: Procedures, { setup }: Services) {
	return { complete: procedures.complete.handler(({ input }) => setup.complete(input)) };
}

export function implementSession({ session: procedures }: Procedures, { supervisor }: Services) {
	return {
		unlock: procedures.unlock.handler(async ({ input, context }) => {
			await supervisor.verifyPin(input.pin);
			return { expiresAtMs: context.connection.supervisor.unlock() };
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
			const expiresAtMs = context.connection.supervisor.expiresAtMs();
			return { unlocked: expiresAtMs !== null, expiresAtMs };
		}),
	};
}

export function implementEmployees({ employees: procedures }: Procedures, { employees }: Services) {
	return {
		list: procedures.list.handler(() => employees.list()),
		remove: procedures.remove.handler(async ({ input, context }) => {
			await employees.remove(readEmployeeId(input.employeeId, "employeeId"), actorOf(context));
			return {};
		}),
	};
}

export function implementAttendance({ attendance: procedures }: Procedures, { attendance }: Services) {
	return {
		today: procedures.today.handler(() => {
			const { date, events } = attendance.today();
			return { date, events: events.map((event) => ({ ...toPunchView(event), kioskSeq: event.kioskSeq })) };
		}),
	};
}

export function implementSettings(
	{ settings: procedures }: Procedures,
	{ setup, supervisor, deliveries }: Pick<Services, "setup" | "supervisor" | "deliveries">,
) {
	return {
		update: procedures.update.handler(({ input, context }) => setup.update(input, actorOf(context))),
		changePin: procedures.changePin.handler(async ({ input }) => {
			await supervisor.verifyPin(input.currentPin);
			await supervisor.setPin(input.newPin);
			return {};
		}),
		replayDeadLetters: procedures.replayDeadLetters.handler(({ context }) => ({
			replayed: deliveries.replayDeadLetters(actorOf(context)),
		})),
	};
}
