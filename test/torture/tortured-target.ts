// What the torture run needs of a place that it delivers to: it misbehaves when told, and its ledger is the judge.
import type { Target, TargetSecrets } from "../../src/core/domain/delivery/target.ts";

/** One event as the target keeps it. */
export interface KeptEvent {
	readonly eventId: string;
	readonly employeeId: string;
	readonly kioskSeq: number;
	/** Where the target keeps an order: a CSV target in each file. */
	readonly lane: string;
}

export interface TorturedTarget {
	readonly target: Target;
	readonly secrets: TargetSecrets;
	/** From now on, until the next call of either. */
	misbehave(random: () => number): void;
	behave(): void;
	/** In the order in which they are kept; what is kept twice is there twice. */
	kept(): readonly KeptEvent[];
	/** Requests that were let through to another host than the one that is configured. */
	leaked(): number;
	stop(): Promise<void>;
}

export function pickFrom<Item>(items: readonly [Item, ...Item[]], random: () => number): Item {
	return items[Math.floor(random() * items.length)] ?? items[0];
}
