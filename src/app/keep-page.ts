import { createPageKeeper, type PageKeeper, type PageKeeperDeps } from "../core/services/operation/page-keeper.ts";
import { systemTimer } from "../sync/system-timer.ts";
import type { App } from "./create-app.ts";

export type PageWays = Pick<PageKeeperDeps, "bringBack" | "tellsCrashes" | "isHeld">;

/** Keeps the page of this host's own screen alive, once it is started. */
export function keepPage(
	{ services, clock, log }: Pick<App, "services" | "clock" | "log">,
	ways: PageWays,
): PageKeeper {
	return createPageKeeper({
		...ways,
		pages: services.pageWatch,
		faults: services.faults,
		clock,
		timer: systemTimer,
		random: Math.random,
		log,
	});
}
