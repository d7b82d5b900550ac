// Where events go, and what was refused there.
import { toPunchView } from "../core/domain/punch-view.ts";
import { holdsBehindDead } from "../core/domain/target.ts";
import { actorOf } from "./context.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

const PAGE = 100;

export function implementTargets(
	{ targets: procedures }: Procedures,
	{ targets, deliveries }: Pick<Services, "targets" | "deliveries">,
) {
	return {
		list: procedures.list.handler(() => targets.list()),
		save: procedures.save.handler(({ input, context }) => targets.save(input, actorOf(context))),
		remove: procedures.remove.handler(({ input, context }) => {
			targets.remove(input.targetId, actorOf(context));
			return {};
		}),
		check: procedures.check.handler(async ({ input }) => {
			const { dateHeader: _, ...result } = await targets.check(input);
			return { ...result, detail: result.detail ?? null };
		}),
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
