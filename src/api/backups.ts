// Backups: when, where to, how they went, and one now.
import { actorOf } from "./context.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementBackups({ backups: procedures }: Procedures, { backups }: Pick<Services, "backups">) {
	return {
		overview: procedures.overview.handler(() => backups.overview()),
		configure: procedures.configure.handler(({ context, input }) => {
			const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
			return backups.configure(given, actorOf(context));
		}),
		backUpNow: procedures.backUpNow.handler(({ context }) => backups.backUpNow(actorOf(context))),
	};
}
