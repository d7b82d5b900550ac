// The screen's page gives a sign of life.
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementWatch({ watch: procedures }: Procedures, { pageWatch }: Pick<Services, "pageWatch">) {
	return {
		report: procedures.report.handler(({ input, context }) => {
			const { cameraSession: session, isOwnScreen } = context.connection;
			return { refresh: pageWatch.beat({ session, isOwnScreen }, input) };
		}),
	};
}
