// Face models and calibration.
import { actorOf } from "./context.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementModels({ models: procedures }: Procedures, { models }: Pick<Services, "models">) {
	return {
		overview: procedures.overview.handler(() => models.overview()),
		use: procedures.use.handler(({ input, context }) => models.use(input.pack, actorOf(context))),
		keepCrops: procedures.keepCrops.handler(({ input, context }) => models.keepCrops(input.keeps, actorOf(context))),
		reembed: procedures.reembed.handler(({ context }) => models.reembed(actorOf(context))),
		reembedding: procedures.reembedding.handler(() => models.reembedding()),
	};
}

export function implementCalibration(
	{ calibration: procedures }: Procedures,
	{ calibration }: Pick<Services, "calibration">,
) {
	return {
		report: procedures.report.handler(() => calibration.report()),
		apply: procedures.apply.handler(({ input, context }) => calibration.apply(input.reportId, actorOf(context))),
		revert: procedures.revert.handler(async ({ context }) => {
			await calibration.revert(actorOf(context));
			return {};
		}),
	};
}
