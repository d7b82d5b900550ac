// What the ledgers say, compared with the kiosk's log and with what the kiosk has acknowledged.
import type { KeptEvent } from "./tortured-target.ts";

export interface LoggedEvent {
	readonly eventId: string;
	/** Names what was asked for: unique to each punch, correction and missed punch. */
	readonly note: string | null;
}

export interface Verdict {
	/** Acknowledged and missing in the log or at a target. */
	readonly lost: number;
	/** At a target more than once, or twice in the log for one request. */
	readonly duplicated: number;
	/** At a target after a later one of the same person. */
	readonly reordered: number;
	/** At a target and not in the log, in the log and never delivered, or let through to another host. */
	readonly invented: number;
}

interface Evidence {
	readonly acknowledged: ReadonlySet<string>;
	readonly logged: readonly LoggedEvent[];
	readonly targets: readonly { readonly kept: readonly KeptEvent[]; readonly leaked: number }[];
}

export function judge({ acknowledged, logged, targets }: Evidence): Verdict {
	const loggedIds = new Set(logged.map(({ eventId }) => eventId));
	const notes = new Set(logged.map(({ note }) => note));
	let [lost, reordered, invented] = [without(acknowledged, loggedIds), 0, 0];
	let duplicated = logged.length - notes.size;
	for (const { kept, leaked } of targets) {
		const keptIds = new Set(kept.map(({ eventId }) => eventId));
		lost += without(acknowledged, keptIds);
		duplicated += kept.length - keptIds.size;
		reordered += countReordered(kept);
		invented += without(keptIds, loggedIds) + without(loggedIds, keptIds) + leaked;
	}
	return { lost, duplicated, reordered, invented };
}

function without(ids: ReadonlySet<string>, others: ReadonlySet<string>): number {
	return [...ids].filter((id) => !others.has(id)).length;
}

function countReordered(kept: readonly KeptEvent[]): number {
	const latest = new Map<string, number>();
	let reordered = 0;
	for (const { lane, employeeId, kioskSeq } of kept) {
		const key = `${lane} ${employeeId}`;
		if (kioskSeq <= (latest.get(key) ?? 0)) reordered += 1;
		latest.set(key, kioskSeq);
	}
	return reordered;
}
