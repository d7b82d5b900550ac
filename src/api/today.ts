// Who is here today.
import type { Presence } from "../core/domain/attendance/presence.ts";
import { toPunchView } from "../core/domain/attendance/punch-view.ts";
import type { WorkMoment } from "../core/domain/attendance/work-day.ts";
import { toTimestamp } from "../core/domain/timestamp.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementToday({ today: procedures }: Procedures, { today }: Pick<Services, "today">) {
	return {
		overview: procedures.overview.handler(() => {
			const { latest, ...overview } = today.overview();
			return { ...overview, latest: latest.map(toPunchView) };
		}),
		people: procedures.people.handler(({ input }) => today.people(input.group).map(toPresenceView)),
	};
}

function toPresenceView({ firstIn, lastOut, ...presence }: Presence) {
	const timestamp = (moment: WorkMoment | null) => moment && toTimestamp(moment.atMs, moment.offsetMinutes);
	return { ...presence, firstIn: timestamp(firstIn), lastOut: timestamp(lastOut) };
}
