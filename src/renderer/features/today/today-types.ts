// Names for what the host tells about today.
import type { HadirClient } from "../../../contract/index.ts";

export type TodayOverview = Awaited<ReturnType<HadirClient["today"]["overview"]>>;
export type Presence = Awaited<ReturnType<HadirClient["today"]["people"]>>[number];
export type PresenceGroup = Parameters<HadirClient["today"]["people"]>[0]["group"];

/** In the order of the tiles. */
export const presenceGroups = [
	"inside",
	"late",
	"missing",
	"not_seen",
	"left",
	"incomplete",
] as const satisfies readonly PresenceGroup[];
