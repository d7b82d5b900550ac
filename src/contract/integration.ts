// The REST interface that the old Python service had, and `/v1`: snake_case, `{"status":"success","data":...}`.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { readinessReasons } from "../core/domain/operation/readiness.ts";
import { pickErrors } from "./errors.ts";
import {
	confidenceSchema,
	directionSchema,
	employeeIdSchema,
	imageSchema,
	methodSchema,
	nameSchema,
	timestampSchema,
} from "./fields.ts";
import { deliveryStateSchema, recordStateSchema } from "./log.ts";
import { targetKindSchema, targetStateSchema } from "./targets.ts";

const openProcedure = oc.errors(pickErrors("FORBIDDEN", "RATE_LIMITED", "INTERNAL"));
const procedure = openProcedure.errors(pickErrors("UNAUTHENTICATED", "VALIDATION_FAILED", "STORAGE_UNAVAILABLE"));
const engineErrors = pickErrors("ENGINE_RESTARTED", "ENGINE_UNAVAILABLE", "MODELS_MISSING", "MODEL_ALTERED");
/** A photo that cannot be used, or an engine that cannot look at it. */
const imageErrors = {
	...pickErrors("PAYLOAD_TOO_LARGE", "UNSUPPORTED_IMAGE", "NO_FACE", "MULTIPLE_FACES"),
	...engineErrors,
};

function success<T extends z.ZodType>(data: T) {
	return z.object({ status: z.literal("success"), data });
}

const userSchema = z.object({
	employee_id: z.string(),
	name: z.string(),
	num_embeddings: z.int().describe("Templates that the active model pack can match"),
});

export const recogniseDataSchema = z.union([
	z
		.object({
			match: z.literal(true),
			employee_id: z.string(),
			name: z.string(),
			distance: z.number().describe("Euclidean distance of L2-normalised embeddings, 0 to 2"),
			threshold: z.number(),
			confidence: confidenceSchema,
			liveness_ok: z.literal(true),
			liveness_mode: z.enum(["observe", "off"]).optional().describe("Present only while liveness does not gate"),
		})
		.describe("Live and known"),
	z
		.object({
			match: z.literal(false),
			reason: z.string().describe('"Tidak ada wajah cocok."'),
			best_distance: z.number().nullable().describe("null while nobody is enrolled"),
			threshold: z.number(),
			liveness_ok: z.literal(true),
			liveness_mode: z.enum(["observe", "off"]).optional(),
		})
		.describe("Live but unknown"),
	z
		.object({
			match: z.literal(false),
			liveness_ok: z.literal(false),
			reason: z.enum(["spoof_detected", "liveness_uncertain", "quality_low"]),
			liveness_model: z.string().describe("Active layers joined by +"),
			debug_liveness: z.string().describe("Scores of every layer, for support"),
		})
		.describe("Refused before the search"),
]);

/** What a punch counts for, kept with it as it was planned then. */
const workFields = {
	work_date: z.string().nullable().describe("The work day, 2026-11-03; null on records of before work days were kept"),
	shift_code: z.string().nullable(),
	shift_start: timestampSchema.nullable(),
	shift_end: timestampSchema.nullable(),
	grace_minutes: z.int().nullable(),
};

/** Read by the host, for the header is no field of the request. */
const idempotencyKeyParameter = {
	name: "Idempotency-Key",
	in: "header",
	required: false,
	description: "Names this request: repeated with the same key, it answers what it led to and records nothing new",
	schema: { type: "string", minLength: 8, maxLength: 202 },
} as const;

export const punchDataSchema = z.object({
	event_id: z.string(),
	employee_id: z.string(),
	direction: directionSchema,
	occurred_at: timestampSchema,
	...workFields,
	state: z.enum(["recorded", "already_recorded"]),
});

export const punchRecordSchema = z.object({
	event_id: z.string(),
	employee_id: z.string(),
	name: z.string().nullable(),
	direction: directionSchema,
	direction_source: z.string(),
	occurred_at: timestampSchema,
	recorded_at: timestampSchema,
	tz: z.string(),
	kiosk_seq: z.int(),
	method: methodSchema,
	confidence: confidenceSchema.nullable(),
	clock_state: z.enum(["trusted", "suspect"]),
	note: z.string().nullable(),
	...workFields,
	corrects: z.string().nullable().describe("event_id of the record that this one corrects"),
});

export const syncDataSchema = z.object({
	network: z.enum(["online", "offline", "not_configured"]),
	target: z.string().nullable(),
	waiting: z.int(),
	oldest_waiting_at: timestampSchema.nullable(),
	delivered: z.int(),
	last_delivered_at: timestampSchema.nullable(),
	dead_letters: z.int(),
	last_error: z.string().nullable(),
	targets: z
		.array(
			z.object({
				id: z.string(),
				name: z.string(),
				kind: targetKindSchema,
				place: z.string().nullable().describe("Host or folder"),
				state: targetStateSchema,
				cause: z.string().nullable().describe("Why it is offline or paused, as a code"),
				next_try_at: timestampSchema.nullable().describe("Until when nothing is sent there"),
				notice: z.string().nullable().describe("Something beside the deliveries to put right, as a code"),
				waiting: z.int(),
				held: z.int().describe("Of those waiting, how many wait behind a dead letter of the same person"),
				oldest_waiting_at: timestampSchema.nullable(),
				delivered: z.int(),
				delivered_last_minute: z.int(),
				last_delivered_at: timestampSchema.nullable(),
				dead_letters: z.int(),
				last_error: z.string().nullable(),
			}),
		)
		.readonly(),
});

export const integrationContract = {
	home: openProcedure
		.route({ method: "GET", path: "/", tags: ["service"], summary: "Is the service up" })
		.output(z.object({ status: z.literal("ok"), service: z.literal("hadir"), version: z.string() })),
	register: procedure
		.route({ method: "POST", path: "/register", tags: ["faces"], summary: "Add one template of a person from a photo" })
		.errors({ ...imageErrors, ...pickErrors("LOW_QUALITY", "CONSENT_WITHDRAWN") })
		.input(z.object({ employee_id: employeeIdSchema, name: nameSchema, image: imageSchema }))
		.output(success(userSchema)),
	recognize: procedure
		.route({
			method: "POST",
			path: "/recognize",
			tags: ["faces"],
			summary: "Who is on this photo (never records attendance)",
		})
		.errors(imageErrors)
		.input(z.object({ image: imageSchema }))
		.output(success(recogniseDataSchema)),
	users: procedure
		.route({ method: "GET", path: "/users", tags: ["faces"], summary: "Everybody who is enrolled" })
		.errors(engineErrors)
		.output(success(z.array(userSchema).readonly())),
	deleteUser: procedure
		.route({
			method: "DELETE",
			path: "/user/{employee_id}",
			tags: ["faces"],
			summary: "Erase a person, all but attendance",
		})
		.errors(pickErrors("EMPLOYEE_NOT_FOUND"))
		// Whatever it is: an id that nobody can have belongs to no user, which is 404 and not a bad request.
		.input(z.object({ employee_id: z.string().describe("The organisation's own id of a person") }))
		.output(success(z.object({ employee_id: z.string(), deleted: z.literal(true) }))),
	createPunch: procedure
		.route({
			method: "POST",
			path: "/v1/punches",
			tags: ["attendance"],
			summary: "Record a punch, by face (multipart `image`) or by a trusted system (JSON)",
			successStatus: 201,
			outputStructure: "detailed",
			spec: (operation) => ({ ...operation, parameters: [...(operation.parameters ?? []), idempotencyKeyParameter] }),
		})
		.errors({
			...imageErrors,
			...pickErrors(
				"LOW_QUALITY",
				"LIVENESS_REFUSED",
				"NOT_RECOGNISED",
				"EMPLOYEE_NOT_FOUND",
				"IDEMPOTENCY_KEY_REUSED",
			),
		})
		.input(
			z.union([
				z.object({ image: imageSchema, direction: directionSchema.optional() }),
				z.object({
					employee_id: employeeIdSchema,
					direction: directionSchema.optional(),
					occurred_at: timestampSchema.optional(),
					note: z.string().trim().max(250).optional(),
				}),
			]),
		)
		.output(
			z.union([
				z.object({ status: z.literal(201).describe("Recorded: the event is durable"), body: success(punchDataSchema) }),
				z.object({
					status: z.literal(200).describe("Inside the cooldown: the earlier event"),
					body: success(punchDataSchema),
				}),
			]),
		),
	listPunches: procedure
		.route({
			method: "GET",
			path: "/v1/punches",
			tags: ["attendance"],
			summary: "Recorded punches, newest first",
			description:
				"By the kiosk's sequence, so that nothing recorded since the last call is missed; with `from`, `to`, `direction`, `state` or `delivery` by the time of the punch.",
		})
		.input(
			z.object({
				from: timestampSchema.optional(),
				to: timestampSchema.optional(),
				employee_id: employeeIdSchema.optional(),
				direction: directionSchema.optional(),
				state: recordStateSchema.optional().describe("suspect: recorded while the kiosk's clock was in doubt"),
				delivery: deliveryStateSchema.optional().describe("Over all targets; of several the one that needs a person"),
				limit: z.coerce.number().int().min(1).max(500).default(100),
				cursor: z.string().max(100).optional(),
			}),
		)
		.output(success(z.array(punchRecordSchema).readonly()).extend({ next_cursor: z.string().nullable() })),
	sync: procedure
		.route({ method: "GET", path: "/v1/sync", tags: ["operation"], summary: "Deliveries to the HRIS" })
		.output(success(syncDataSchema)),
	metrics: procedure
		.route({
			method: "GET",
			path: "/metrics",
			tags: ["operation"],
			summary: "Numbers for Prometheus, in its text exposition format; nothing about people",
		})
		.output(z.file()),
	live: openProcedure
		.route({ method: "GET", path: "/v1/health/live", tags: ["operation"], summary: "Whether the service answers" })
		.output(success(z.object({ live: z.literal(true) }))),
	ready: openProcedure
		.errors(pickErrors("NOT_READY"))
		.route({
			method: "GET",
			path: "/v1/health/ready",
			tags: ["operation"],
			summary: "Whether it can do its work: 503 and the reasons while it cannot",
		})
		.output(success(z.object({ ready: z.literal(true) }))),
	health: openProcedure
		.route({ method: "GET", path: "/v1/health", tags: ["operation"], summary: "Health; detail only with a key" })
		.output(
			success(
				z.object({
					healthy: z.boolean().describe("As /v1/health/ready"),
					reasons: z.array(z.enum(readinessReasons)).readonly().describe("Why it is not; empty when it is"),
					version: z.string(),
					detail: z
						.object({
							engine: z.string(),
							engine_restarts: z.int(),
							liveness_mode: z.string(),
							liveness_layers: z.array(z.string()).readonly(),
							enrolled_employees: z.int(),
							outbox_waiting: z.int(),
							dead_letters: z.int(),
						})
						.optional(),
				}),
			),
		),
};
