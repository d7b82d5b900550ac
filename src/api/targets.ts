// Where events go, and what was refused there.
import { toPunchView } from "../core/domain/attendance/punch-view.ts";
import { hasEmployeeList, holdsBehindDead, usesExternalIds } from "../core/domain/delivery/target.ts";
import type { TargetCheck } from "../core/ports/hris-target.ts";
import type { TargetView } from "../core/services/delivery/target-service.ts";
import { actorOf } from "./context.ts";
import { readEmployeeId } from "./input.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

const PAGE = 100;

/** What a trial of a target told, without the hour of that place. */
export function toCheckView({ dateHeader: _, ...result }: TargetCheck) {
	return { ...result, detail: result.detail ?? null };
}

export function implementTargets(
	{ targets: procedures }: Procedures,
	{ targets, targetPeople, deliveries }: Pick<Services, "targets" | "targetPeople" | "deliveries">,
) {
	const toView = (target: TargetView) => ({
		...target,
		hasEmployeeList: hasEmployeeList(target),
		usesExternalIds: usesExternalIds(target.kind),
		lastPull: targetPeople.lastPull(target.targetId),
	});
	return {
		list: procedures.list.handler(() => targets.list().map(toView)),
		save: procedures.save.handler(async ({ input, context }) => toView(await targets.save(input, actorOf(context)))),
		pull: procedures.pull.handler(({ input, context }) => targetPeople.pull(input.targetId, actorOf(context))),
		people: procedures.people.handler(({ input }) => targetPeople.people(input.targetId)),
		setExternalId: procedures.setExternalId.handler(({ input: { targetId, employeeId, externalId }, context }) => {
			targetPeople.setExternalId(targetId, readEmployeeId(employeeId, "employeeId"), externalId, actorOf(context));
			return {};
		}),
		notEnrolled: procedures.notEnrolled.handler(() => targetPeople.notEnrolled()),
		countEarlier: procedures.countEarlier.handler(({ input: { targetId, fromMs } }) => ({
			events: targets.countEarlier(targetId, fromMs),
		})),
		remove: procedures.remove.handler(({ input, context }) => {
			targets.remove(input.targetId, actorOf(context));
			return {};
		}),
		check: procedures.check.handler(async ({ input }) => toCheckView(await targets.check(input))),
		deadLetters: procedures.deadLetters.handler(({ input: { targetId, afterId } }) => {
			const byId = new Map(targets.list().map((target) => [target.targetId, target]));
			const query = {
				...(targetId !== undefined && { target: targetId }),
				...(afterId !== undefined && { afterId }),
				limit: PAGE,
			};
			return deliveries.deadLetters(query).map(({ target: id, event, eventId: _, waitingBehind, ...letter }) => {
				const target = byId.get(id);
				return {
					...letter,
					targetId: id,
					targetName: target?.name ?? id,
					punch: toPunchView(event),
					waitingBehind: target && holdsBehindDead(target.kind) ? waitingBehind : 0,
				};
			});
		}),
		replay: procedures.replay.handler(({ input: { targetId, outboxId }, context }) => {
			const which = {
				...(targetId !== undefined && { target: targetId }),
				...(outboxId !== undefined && { outboxId }),
			};
			return { replayed: deliveries.replay(which, actorOf(context)) };
		}),
		skip: procedures.skip.handler(({ input, context }) => {
			deliveries.skip(input.outboxId, input.reason, actorOf(context));
			return {};
		}),
	};
}
