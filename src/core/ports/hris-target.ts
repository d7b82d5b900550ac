// A place that events are delivered to. One implementation a kind of system, in `sync/`.
import type { DeliveryFailure } from "../domain/delivery-code.ts";
import type { TargetKind, TargetSecrets, TargetSettings } from "../domain/target.ts";

export interface Delivery {
	/** The event's UUIDv7: `webhook-id`, `Idempotency-Key` and CloudEvents `id`. */
	readonly eventId: string;
	/** The CloudEvents JSON as it was stored with the event: the same on every try, whatever a connector makes of it. */
	readonly bodyJson: string;
	/** What the target calls the person; null while nobody has said. */
	readonly externalId: string | null;
}

export type DeliveryOutcome =
	/** It is there: taken now, or known already. */
	| { readonly kind: "delivered" }
	/**
	 * Try again later; not before `retryAfterMs` when the target said so. Scope `target`: nobody answered, or it asks
	 * everybody to slow down, so other records need not be tried either; `record`: others may well get through.
	 */
	| ({
			readonly kind: "retry";
			readonly scope: "record" | "target";
			readonly retryAfterMs: number | null;
	  } & DeliveryFailure)
	/** The target refuses this record as it is: a person must look. */
	| ({ readonly kind: "dead" } & DeliveryFailure)
	/** The target refuses us (401, 403): nothing else is worth a try for a while. */
	| ({ readonly kind: "pause" } & DeliveryFailure);

/** Whether the target can be reached and lets us in. Nothing was written there. */
export type TargetCheck =
	| { readonly ok: true; readonly detail: string | null; readonly dateHeader: string | null }
	| ({ readonly ok: false; readonly dateHeader: string | null } & DeliveryFailure);

/** Somebody in the HRIS's own list. */
export interface PulledEmployee {
	/** What this kiosk calls the person, or would. */
	readonly employeeId: string;
	readonly externalId: string;
	readonly name: string;
	readonly isActive: boolean;
}

export type PullOutcome =
	| { readonly ok: true; readonly employees: readonly PulledEmployee[] }
	| ({ readonly ok: false } & DeliveryFailure);

export interface HrisTarget {
	/** Requests at a time, for different people; one person has one at most. */
	readonly concurrency: number;
	/** Never rejects. */
	deliver(delivery: Delivery, signal: AbortSignalLike): Promise<DeliveryOutcome>;
	/** Never rejects; answers within its own time limit. */
	check(): Promise<TargetCheck>;
	/** Its list of employees; absent where it has none. Never rejects. */
	readonly pull?: () => Promise<PullOutcome>;
}

/** The kinds of systems that there are connectors for. */
export interface Connectors {
	/** Names of the fields that are missing or wrong; empty when a target can be opened with them. */
	problems(kind: TargetKind, settings: TargetSettings, secrets: TargetSecrets): readonly string[];
	/** `keepSecrets` takes what the target itself replaces. Throws CONFIG_INVALID naming the fields that are wrong. */
	open(
		kind: TargetKind,
		settings: TargetSettings,
		secrets: TargetSecrets,
		keepSecrets?: (changes: TargetSecrets) => void,
	): HrisTarget;
	/** Where its events go, to be shown: a host or a folder, never a path of an address, which may hold a key. */
	placeOf(kind: TargetKind, settings: TargetSettings): string | null;
}

/** The part of the web's AbortSignal that core needs to name; core compiles without DOM or Node types. */
export interface AbortSignalLike {
	readonly aborted: boolean;
}
