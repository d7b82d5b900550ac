// Leaving the kiosk, restarting it, switching its computer off.
import { actorOf } from "./context.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementHost({ host: procedures }: Procedures, { host }: Pick<Services, "host">) {
	return {
		actions: procedures.actions.handler(() => ({ actions: host.actions() })),
		perform: procedures.perform.handler(async ({ input, context }) => {
			await host.perform(input.action, actorOf(context));
			return {};
		}),
	};
}
