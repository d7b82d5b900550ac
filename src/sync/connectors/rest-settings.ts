// The settings of the generic connector, checked as a whole when they are saved.
import { z } from "zod";
import { addressField, batchSizeField, pullHoursField } from "./setting-schemas.ts";
import { parseJson } from "./target-call.ts";
import { placeholdersOf } from "./template.ts";

/** What a template can say of a punch. */
export const punchPlaceholders = [
	"event_id",
	"employee_id",
	"external_id",
	"direction",
	"occurred_at",
	"utc",
	"local_date",
	"local_time",
	"unix",
	"unix_ms",
	"tz",
	"work_date",
	"shift_code",
	"kiosk_id",
	"kiosk_seq",
	"method",
	"confidence",
	"clock_state",
	"type",
	"corrects",
] as const;
/** `{{secret}}` in a header or the address. */
export const SECRET_PLACEHOLDER = "secret";
/** `"{{records}}"` in the body of a batch. */
export const RECORDS_PLACEHOLDER = "records";

const known = new Set<string>(punchPlaceholders);
const isKnown = (name: string) => known.has(name.replace(/:number$/, ""));
const HEADER_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.+)$/;

/** `Name: value`, one a line. null when a line is none. */
export function parseHeaders(text: string): readonly (readonly [string, string])[] | null {
	const lines = text
		.split("\n")
		.map((line) => line.trim())
		.filter(Boolean);
	const headers = lines.map((line) => HEADER_LINE.exec(line));
	return headers.every((match) => match !== null) ? headers.map((match) => [match[1] ?? "", match[2] ?? ""]) : null;
}

/** `200-299, 409`. null when it is none. */
export function parseStatuses(text: string): ((status: number) => boolean) | null {
	const parts = text
		.split(",")
		.map((part) => part.trim())
		.filter(Boolean);
	const ranges = parts.map((part) => /^(\d{3})(?:-(\d{3}))?$/.exec(part));
	if (!ranges.every((match) => match !== null)) return null;
	const bounds = ranges.map(([, from, to]) => [Number(from), Number(to ?? from)] as const);
	return (status) => bounds.some(([from, to]) => status >= from && status <= to);
}

const statuses = z
	.string()
	.max(200)
	.refine((text) => parseStatuses(text) !== null);
const text = (length: number) => z.string().trim().max(length);

/** The address with every placeholder taken for a letter is still one. */
const templatedAddress = z
	.string()
	.trim()
	.max(500)
	.refine((address) => addressField.safeParse(address.replace(/\{\{[^{}]*\}\}/g, "x")).success)
	.refine((address) => placeholdersOf(address).every((name) => isKnown(name) || name === SECRET_PLACEHOLDER));

export const restSettingsSchema = z
	.strictObject({
		url: templatedAddress,
		method: z.enum(["POST", "PUT", "PATCH"]),
		headers: z
			.string()
			.max(2000)
			.refine((lines) => parseHeaders(lines) !== null)
			.refine((lines) => placeholdersOf(lines).every((name) => isKnown(name) || name === SECRET_PLACEHOLDER)),
		format: z.enum(["json", "form"]),
		body: z
			.string()
			.max(4000)
			.refine((template) => placeholdersOf(template).every(isKnown)),
		inValue: text(60),
		outValue: text(60),
		deliveredStatuses: statuses,
		duplicateStatuses: statuses,
		/** In the answer's text: it is there already. */
		duplicateText: text(200),
		/** Where an answer of 2xx says whether it worked, e.g. `status`; empty: 2xx is enough. */
		resultPath: text(100),
		resultValue: text(100),
		/** Where an answer says what is wrong, e.g. `message`. */
		messagePath: text(100),
		listUrl: z.union([z.literal(""), addressField]),
		listPath: text(100),
		listIdField: text(100),
		listExternalIdField: text(100),
		listNameField: text(100),
		listActiveField: text(100),
		pullHours: pullHoursField,
		batchSize: batchSizeField,
		/** Empty: the address for one. */
		batchUrl: z.union([z.literal(""), templatedAddress]).default(""),
		batchBody: z.string().max(4000).default(`{"records":"{{${RECORDS_PLACEHOLDER}}}"}`),
		/** Where the answer has an answer for each record; empty: it speaks for all, a dot: the answer is the list. */
		batchAnswerPath: text(100).default(""),
		/** Which field of such an answer holds the event's id; empty: they are in the order of the records. */
		batchIdField: text(100).default(""),
	})
	.refine(({ format, body }) => format !== "json" || parseJson(body) !== undefined, { path: ["body"] })
	.refine(({ listUrl, listIdField }) => listUrl === "" || listIdField !== "", { path: ["listIdField"] })
	.superRefine((settings, context) => {
		for (const field of batchProblems(settings))
			context.addIssue({ code: "custom", path: [field], message: "does not go with batches" });
	});

interface BatchSettings {
	readonly batchSize: number;
	readonly batchUrl: string;
	readonly batchBody: string;
	readonly batchAnswerPath: string;
	readonly url: string;
	readonly headers: string;
	readonly format: "json" | "form";
	readonly resultPath: string;
}

/** Fields that several records in one request cannot go with: an address and headers are the same for all of them. */
function batchProblems(settings: BatchSettings): readonly string[] {
	if (settings.batchSize <= 1) return [];
	const namesPunch = (template: string) => placeholdersOf(template).some((name) => name !== SECRET_PLACEHOLDER);
	const inBody = placeholdersOf(settings.batchBody);
	const isBodyRight =
		parseJson(settings.batchBody) !== undefined && inBody.length === 1 && inBody[0] === RECORDS_PLACEHOLDER;
	return [
		...(settings.format === "json" ? [] : ["format"]),
		...(namesPunch(settings.batchUrl || settings.url) ? ["batchUrl"] : []),
		...(namesPunch(settings.headers) ? ["headers"] : []),
		...(isBodyRight ? [] : ["batchBody"]),
		// Without it every answer in the list would read as taken.
		...(settings.batchAnswerPath !== "" && settings.resultPath === "" ? ["resultPath"] : []),
	];
}

export type RestSettings = z.output<typeof restSettingsSchema>;
