// Whether the kiosk is well.
import { actorOf } from "./context.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementHealth(
	{ health: procedures }: Procedures,
	{ health, checkpoints }: Pick<Services, "health" | "checkpoints">,
) {
	return {
		report: procedures.report.handler(() => health.report()),
		checkLog: procedures.checkLog.handler(({ context }) => health.checkLog(actorOf(context))),
		acceptLog: procedures.acceptLog.handler(({ context }) => ({
			standing: checkpoints.acceptRestored(actorOf(context)),
		})),
		bundle: procedures.bundle.handler(async ({ context }) => {
			const text = await health.bundle(actorOf(context));
			return new File([text], "hadir-diagnostics.json", { type: "application/json" });
		}),
	};
}
