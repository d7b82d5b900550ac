// A place that events are delivered to. One implementation a kind of system, in `sync/`.
import type { DeliveryFailure } from "../domain/delivery/delivery-code.ts";
import type { TargetKind, TargetSecrets, TargetSettings } from "../domain/delivery/target.ts";

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
	/**
	 * "Not found", from an interface that says the same of a wrong address and of a record that it does not know. What
	 * becomes of other records tells the worker which it was.
	 */
	| ({ readonly kind: "not_there" } & DeliveryFailure)
	/** The target refuses us (401, 403): nothing else is worth a try for a while. */
	| ({ readonly kind: "pause" } & DeliveryFailure);

/** What became of one record of several that went in one request. */
export type BatchOutcome =
	| DeliveryOutcome
	/** The answer does not say which record it is about, or not this one: it is to be sent again by itself. */
	| ({ readonly kind: "alone" } & DeliveryFailure);

export interface BatchDelivery {
	/** Records in one request, at most. */
	readonly size: number;
	/** One outcome a delivery, in the order given. Never rejects. */
	deliver(deliveries: readonly Delivery[], signal: AbortSignalLike): Promise<readonly BatchOutcome[]>;
}

/** Moments at which a target is written to; what was recorded after the last one waits for the next. */
export interface SendTimes {
	readonly lastMs: number;
	readonly nextMs: number;
}

/** Whether the target can be reached and lets us in. Nothing was written there. */
export type TargetCheck =
	| {
			readonly ok: true;
			/** False: somebody answers, and whether we are let in shows with the first record. */
			readonly isLetIn: boolean;
			readonly detail: string | null;
			readonly dateHeader: string | null;
	  }
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

export type DrainReport = { readonly ok: true } | ({ readonly ok: false } & DeliveryFailure);

export interface HrisTarget {
	/** Requests at a time, for different people; one person has one at most. */
	readonly concurrency: number;
	/** Never rejects. */
	deliver(delivery: Delivery, signal: AbortSignalLike): Promise<DeliveryOutcome>;
	/** Records of different people that may go in one request; absent where each needs one of its own. */
	readonly batch?: BatchDelivery;
	/** Around a moment of the wall clock; absent where records go at once. */
	readonly sendTimes?: (nowMs: number) => SendTimes;
	/** Never rejects; answers within its own time limit. */
	check(): Promise<TargetCheck>;
	/**
	 * Everything that this kiosk recorded up to a moment (epoch milliseconds) has reached the target, or was skipped by
	 * somebody. Absent where nobody asked for it. Never rejects.
	 */
	readonly reportDrained?: (drainedToMs: number) => Promise<DrainReport>;
	/**
	 * Asks the system to erase what it keeps of somebody's face; `bodyJson` is the CloudEvent that says whose. Absent where
	 * there is no way to ask: then somebody has to do it there. Never rejects.
	 */
	readonly eraseBiometrics?: (request: Delivery) => Promise<DeliveryOutcome>;
	/** Its list of employees; absent where it has none. Never rejects. */
	readonly pull?: () => Promise<PullOutcome>;
}

/** A target's secrets where a restart finds them: some are replaced by the target itself, e.g. a refresh token. */
export interface SecretVault {
	/** As they are now, whoever has written them. */
	read(): TargetSecrets;
	/** On disk when it returns. Throws SECRET_UNAVAILABLE. */
	write(changes: TargetSecrets): void;
}

/** The kinds of systems that there are connectors for. */
export interface Connectors {
	/** Names of the fields that are missing or wrong; empty when a target can be opened with them. */
	problems(kind: TargetKind, settings: TargetSettings, secrets: TargetSecrets): readonly string[];
	/**
	 * Without a vault what the target itself replaces is lost, so nothing is to be delivered then. Throws CONFIG_INVALID
	 * naming the fields that are wrong.
	 */
	open(kind: TargetKind, settings: TargetSettings, secrets: TargetSecrets, vault?: SecretVault): HrisTarget;
	/** Where its events go, to be shown: a host or a folder, never a path of an address, which may hold a key. */
	placeOf(kind: TargetKind, settings: TargetSettings): string | null;
}

/** The part of the web's AbortSignal that core needs to name; core compiles without DOM or Node types. */
export interface AbortSignalLike {
	readonly aborted: boolean;
}
