// A place that events are delivered to, as an operator sets it up.

export const targetKinds = ["webhook", "rest", "frappe", "odoo", "orangehrm", "csv"] as const;
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
	/** Means something only while this other field is filled in: a form may leave it out until then. */
	readonly goesWith?: string;
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

const goingWith = (goesWith: string, fields: readonly TargetField[]): readonly TargetField[] =>
	fields.map((field) => ({ ...field, goesWith }));

const choice = (name: string, choices: readonly [string, ...string[]]): TargetField => ({
	name,
	type: "choice",
	isRequired: true,
	fallback: choices[0],
	choices,
});

const REST_BATCH_BODY = `{
  "records": "{{records}}"
}`;

const REST_BODY = `{
  "event_id": "{{event_id}}",
  "employee_id": "{{external_id}}",
  "direction": "{{direction}}",
  "time": "{{occurred_at}}"
}`;

/** The form of each kind. Every field is a key of the connector's settings schema, which a test keeps true. */
export const targetFields: Readonly<Record<TargetKind, readonly TargetField[]>> = {
	webhook: [
		required("url", "address"),
		required("secret", "secret"),
		optional("previousSecret", "secret"),
		optional("batchSize", "number", 0),
	],
	rest: [
		required("url", "address"),
		choice("method", ["POST", "PUT", "PATCH"]),
		optional("headers", "lines", "Authorization: Bearer {{secret}}"),
		optional("secret", "secret"),
		choice("format", ["json", "form"]),
		optional("body", "lines", REST_BODY),
		optional("inValue", "text", "IN"),
		optional("outValue", "text", "OUT"),
		optional("deliveredStatuses", "text", "200-299"),
		optional("duplicateStatuses", "text", "409"),
		optional("duplicateText", "text"),
		optional("resultPath", "text"),
		optional("resultValue", "text"),
		optional("messagePath", "text", "message"),
		optional("listUrl", "address"),
		...goingWith("listUrl", [
			optional("listPath", "text", "data"),
			optional("listIdField", "text", "employee_id"),
			optional("listExternalIdField", "text"),
			optional("listNameField", "text", "name"),
			optional("listActiveField", "text"),
			optional("pullHours", "number", 24),
		]),
		optional("batchSize", "number", 0),
		...goingWith("batchSize", [
			optional("batchUrl", "address"),
			optional("batchBody", "lines", REST_BATCH_BODY),
			optional("batchAnswerPath", "text"),
			optional("batchIdField", "text"),
		]),
	],
	frappe: [
		required("url", "address"),
		required("apiKey", "secret"),
		required("apiSecret", "secret"),
		choice("version", ["hrms", "erpnext13"]),
		{ ...required("employeeField", "text"), fallback: "attendance_device_id" },
		optional("deviceId", "text"),
		optional("timeZone", "text"),
		optional("skipAutoAttendance", "flag", false),
		optional("pullHours", "number", 24),
		optional("syncShifts", "text"),
		...goingWith("syncShifts", [optional("syncKiosks", "text")]),
	],
	odoo: [
		required("url", "address"),
		required("apiKey", "secret"),
		optional("database", "text"),
		{ ...required("employeeField", "text"), fallback: "barcode" },
		optional("pullHours", "number", 24),
	],
	orangehrm: [
		required("url", "address"),
		required("clientId", "text"),
		required("refreshToken", "secret"),
		optional("clientSecret", "secret"),
	],
	csv: [
		required("folder", "text"),
		optional("times", "text"),
		optional("everyMinutes", "number", 0),
		choice("rotation", ["day", "month"]),
		optional(
			"columns",
			"text",
			"date, time, employee_id, direction, method, clock_state, tz, occurred_at, kiosk_seq, corrects, event_id",
		),
		choice("separator", ["comma", "semicolon"]),
	],
};

export function secretFields(kind: TargetKind): readonly string[] {
	return targetFields[kind].filter(({ type }) => type === "secret").map(({ name }) => name);
}

/**
 * Systems that keep pairs of IN and OUT: a person's later events would be refused, or booked wrongly, while an earlier
 * one is missing. A dead letter holds them back until it is sent again or skipped.
 */
const kindsOfPairs: readonly TargetKind[] = ["odoo", "orangehrm"];

export function holdsBehindDead(kind: TargetKind): boolean {
	return kindsOfPairs.includes(kind);
}

/** Kinds whose receivers are sent signed checkpoints of the log beside the punches. */
export function takesCheckpoints(kind: TargetKind): boolean {
	return kind === "webhook";
}

/** Targets that can be asked who works there. */
export function hasEmployeeList({ kind, settings }: Pick<Target, "kind" | "settings">): boolean {
	return kind === "frappe" || kind === "odoo" || (kind === "rest" && String(settings["listUrl"] ?? "") !== "");
}

/** Targets that go by a number of their own, which the kiosk cannot guess. */
export function usesExternalIds(kind: TargetKind): boolean {
	return kind !== "webhook" && kind !== "csv";
}

/** The target that the setup wizard and `HADIR_HRIS_URL` write; a kiosk may have others beside it. */
export const FIRST_TARGET_ID = "hris";
