// Requests to record that their clients may repeat, and what they led to. Synchronous and durable like all stores.

export interface RepeatableRequest {
	/** Chosen by the client, one for each thing that it wants recorded. */
	readonly key: string;
	/** What was asked for, in parts: tells a repetition from another request with the same key. Only a digest is kept. */
	readonly content: readonly (string | Uint8Array)[];
}

export interface KeptOutcome {
	readonly eventId: string;
	readonly state: "recorded" | "already_recorded";
}

export interface PunchRequestStore {
	/** What the request with this key led to, and whether it asked for the same; null when the key is new. */
	find(request: RepeatableRequest): (KeptOutcome & { readonly isSameContent: boolean }) | null;
	/** Inside the transaction that records. The oldest of many are forgotten: how many, not since when, for clocks err. */
	keep(request: RepeatableRequest, outcome: KeptOutcome): void;
}
