// A place that events are delivered to, as an operator sets it up.

export const targetKinds = ["webhook"] as const;
export type TargetKind = (typeof targetKinds)[number];

export type TargetValue = string | number | boolean;
/** Flat on purpose: a form is made from `targetFields`, and a connector's own schema checks it. */
export type TargetSettings = Readonly<Record<string, TargetValue>>;
/** What is secret of a target, by field; kept in the SecretStore, never in the database. */
export type TargetSecrets = Readonly<Record<string, string>>;

export interface Target {
	/** In outbox rows, secret names and the audit: `hris` for the first one, then UUIDs. */
	readonly targetId: string;
	readonly kind: TargetKind;
	readonly name: string;
	readonly settings: TargetSettings;
	/** Off: events are kept for it and go when it is switched on again. */
	readonly isEnabled: boolean;
	readonly createdAtMs: number;
	readonly updatedAtMs: number;
}

export interface TargetField {
	readonly name: string;
	/** `secret` goes to the SecretStore; `lines` is a text of several lines. */
	readonly type: "text" | "address" | "lines" | "number" | "flag" | "choice" | "secret";
	readonly isRequired: boolean;
	/** What a new target begins with. */
	readonly fallback: TargetValue;
	readonly choices?: readonly string[];
}

const required = (name: string, type: TargetField["type"]): TargetField => ({
	name,
	type,
	isRequired: true,
	fallback: "",
});
const optional = (name: string, type: TargetField["type"], fallback: TargetValue = ""): TargetField => ({
	name,
	type,
	isRequired: false,
	fallback,
});

/** The form of each kind. Every field is a key of the connector's settings schema, which a test keeps true. */
export const targetFields: Readonly<Record<TargetKind, readonly TargetField[]>> = {
	webhook: [required("url", "address"), required("secret", "secret"), optional("previousSecret", "secret")],
};

export function secretFields(kind: TargetKind): readonly string[] {
	return targetFields[kind].filter(({ type }) => type === "secret").map(({ name }) => name);
}

/**
 * Systems that keep pairs of IN and OUT: a person's later events would be refused, or booked wrongly, while an earlier
 * one is missing. A dead letter holds them back until it is sent again or skipped.
 */
const kindsOfPairs: readonly TargetKind[] = [];

export function holdsBehindDead(kind: TargetKind): boolean {
	return kindsOfPairs.includes(kind);
}

/** The target that the setup wizard and `HADIR_HRIS_URL` write; a kiosk may have others beside it. */
export const FIRST_TARGET_ID = "hris";
