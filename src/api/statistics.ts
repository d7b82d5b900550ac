// Numbers for the charts.
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementStatistics(
	{ statistics: procedures }: Procedures,
	{ statistics }: Pick<Services, "statistics">,
) {
	return { read: procedures.read.handler(() => statistics.read()) };
}
