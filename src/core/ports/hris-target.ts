// A place that events are delivered to. One implementation a kind of system, in `sync/`.

export interface Delivery {
	/** The event's UUIDv7: `webhook-id`, `Idempotency-Key` and CloudEvents `id`. */
	readonly eventId: string;
	readonly bodyJson: string;
}

export type DeliveryOutcome =
	| { readonly kind: "delivered" }
	/**
	 * Try again later; not before `retryAfterMs` when the target said so. Scope `target`: nobody answered, or it asks
	 * everybody to slow down, so other records need not be tried either; `record`: others may well get through.
	 */
	| {
			readonly kind: "retry";
			readonly scope: "record" | "target";
			readonly errorCode: string;
			readonly retryAfterMs: number | null;
	  }
	/** The target refuses this record as it is: a person must look. */
	| { readonly kind: "dead"; readonly errorCode: string }
	/** The target refuses us (401, 403): nothing else is worth a try for a while. */
	| { readonly kind: "pause"; readonly errorCode: string };

export interface HrisTarget {
	readonly name: string;
	deliver(delivery: Delivery, signal: AbortSignalLike): Promise<DeliveryOutcome>;
}

/** The part of the web's AbortSignal that core needs to name; core compiles without DOM or Node types. */
export interface AbortSignalLike {
	readonly aborted: boolean;
}
