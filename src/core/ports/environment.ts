// Small needs of the rules from the world around them.
import type { DeliveryCode, DeliveryFailure } from "../domain/delivery/delivery-code.ts";

export interface Clock {
	/** Wall clock, epoch milliseconds. */
	nowMs(): number;
	/** Never goes back; only differences mean something. */
	monotonicMs(): number;
	/** IANA zone in force and its offset at a moment, minutes east of UTC. */
	zone(atMs: number): { readonly timeZone: string; readonly offsetMinutes: number };
}

/** Hears what time it is elsewhere. */
export interface ServerDateListener {
	/** `dateMs`: an answer's `Date`, epoch milliseconds; `roundTripMs`: from the request to that answer. */
	onServerDate(dateMs: number, roundTripMs: number): void;
}

/** Runs something later. Injected, so that tests advance time instead of sleeping. */
export interface Timer {
	/** Calls `run` once after `delayMs`; the returned function cancels it. */
	schedule(delayMs: number, run: () => void): () => void;
}

export interface IdSource {
	/** RFC 9562 UUIDv7: sorts by time. */
	uuidv7(): string;
}

/** Ids that follow from what they name: the same content has the same id whenever and wherever it is asked for. */
export interface ContentIdSource {
	/** `label` tells one use from another. RFC 9562 UUIDv8. */
	contentId(label: readonly string[], content: Uint8Array): string;
}

/** Cryptographically secure random bytes, for keys. */
export interface RandomSource {
	bytes(length: number): Uint8Array;
}

/** Argon2id, OWASP parameters. Constant-time by construction of `verify`. */
export interface PinHasher {
	hash(pin: string): Promise<string>;
	verify(hash: string, pin: string): Promise<boolean>;
}

/** Structured log. Fields hold no embedding, image, name or key. */
export interface Log {
	info(fields: Readonly<Record<string, unknown>>, message: string): void;
	warn(fields: Readonly<Record<string, unknown>>, message: string): void;
	error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** The outbox worker as the rules see it. */
export interface OutboxSignal {
	/** Something new waits, or the address changed: look now. */
	wake(): void;
	/** `offline` while a target does not answer or refuses us. */
	network(): NetworkState;
	/** How deliveries to one target go. */
	activity(targetId: string): TargetActivity;
}

export interface TargetActivity {
	/**
	 * `offline` after a delivery failed for want of an answer, until one succeeds; `paused` while it refuses us; `off` when
	 * it was switched off; `unusable` when its settings or secrets cannot be read.
	 */
	readonly state: "online" | "offline" | "paused" | "off" | "unusable";
	/** Why it is offline or paused; null while it is neither. */
	readonly cause: DeliveryCode | null;
	/** Until when nothing is sent there: after failures, during a pause, or until the next of its set times. */
	readonly nextTryAtMs: number | null;
	readonly deliveredLastMinute: number;
	/** Something beside the deliveries that somebody should put right; null when there is nothing. */
	readonly notice: DeliveryFailure | null;
}

export type NetworkState = "online" | "offline" | "not_configured";
