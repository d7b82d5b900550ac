// Enrolling from a phone or a laptop.
import { actorOf } from "./context.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementDevices({ devices: procedures }: Procedures, { devices }: Pick<Services, "devices">) {
	return {
		access: procedures.access.handler(() => devices.access()),
		open: procedures.open.handler(({ context }) => devices.open(actorOf(context))),
		stop: procedures.stop.handler(async ({ context }) => {
			await devices.stop(actorOf(context));
			return {};
		}),
		redeem: procedures.redeem.handler(({ input }) => devices.redeem(input.code)),
		heartbeat: procedures.heartbeat.handler(({ input }) => {
			if (input.hasHands) devices.renew();
			return {};
		}),
		leave: procedures.leave.handler(async () => {
			await devices.leave();
			return {};
		}),
	};
}
