// The rights of a person: consents and their withdrawal, erasure with its certificate, the access export, and how long face
// data is kept.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { erasureCauses, erasureItems, erasureScopes, requestStates } from "../core/domain/rights/erasure.ts";
import {
	CERTIFICATE_TYPE,
	type ErasureCertificate,
	type SignedCertificate,
} from "../core/domain/rights/erasure-certificate.ts";
import { MAX_RETENTION_DAYS, type RetentionRules, retentionRuleNames } from "../core/domain/rights/retention.ts";
import { contractErrors } from "./errors.ts";
import { employeeIdSchema, languageSchema } from "./fields.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});
const employeeRef = z.object({ employeeId: employeeIdSchema });
const erasureRef = z.object({ erasureId: z.string().max(64) });
const nullableTime = z.number().nullable();

const consentRecordSchema = z.object({
	accepted: z
		.object({ version: z.string(), language: languageSchema, atMs: z.number(), takenBy: z.string().nullable() })
		.nullable(),
	withdrawn: z.object({ atMs: z.number(), takenBy: z.string() }).nullable(),
});

const countsSchema = z.record(z.enum(erasureItems), z.int());

/** What the signed text says, parsed by the host. */
const certificateContentSchema = z.object({
	type: z.literal(CERTIFICATE_TYPE),
	erasureId: z.string(),
	revision: z.int(),
	issuedAt: z.string(),
	kiosk: z.object({ id: z.string(), name: z.string(), version: z.string() }),
	person: z.object({ commitment: z.string() }),
	scope: z.enum(erasureScopes),
	cause: z.enum(erasureCauses),
	withdrawnAt: z.string().nullable(),
	erasedAt: z.string(),
	removed: countsSchema,
	remaining: countsSchema,
	searchIndex: z.object({ searched: z.int(), found: z.int() }).nullable(),
	kept: z.object({ attendanceRecords: z.int() }),
	files: z.object({
		writeAheadLogEmptied: z.boolean(),
		databaseCompactedAt: z.string().nullable(),
		copiesDeleted: z.int(),
	}),
	backups: z.object({ lastKeptUntil: z.string().nullable(), keptUntilRemovedByHand: z.int() }),
	systems: z
		.array(z.object({ name: z.string(), state: z.enum(requestStates), answeredAt: z.string().nullable() }))
		.readonly(),
}) satisfies z.ZodType<ErasureCertificate>;

const signedCertificateSchema = z.object({
	content: certificateContentSchema,
	document: z.string(),
	keyId: z.string(),
	publicKey: z.string(),
	signature: z.string(),
}) satisfies z.ZodType<SignedCertificate>;

const erasureSchema = z.object({
	erasureId: z.string(),
	scope: z.enum(erasureScopes),
	cause: z.enum(erasureCauses),
	erasedAtMs: z.number(),
	compactedAtMs: nullableTime,
	compactionMs: nullableTime,
	requests: z
		.array(z.object({ target: z.string(), state: z.enum(requestStates), answeredAtMs: nullableTime }))
		.readonly(),
});

const daysSchema = z.int().min(1).max(MAX_RETENTION_DAYS).nullable();
const retentionRulesSchema = z.object({
	flagUnseenDays: daysSchema,
	eraseUnseenDays: daysSchema,
	eraseLeftDays: daysSchema,
	pictureDays: daysSchema,
	erasesWithdrawn: z.boolean(),
}) satisfies z.ZodType<RetentionRules>;

const personSchema = z.object({ employeeId: z.string(), name: z.string() });

export const rightsContract = {
	consents: procedure
		.input(employeeRef)
		.output(z.object({ history: z.array(consentRecordSchema).readonly(), reference: z.string().nullable() })),
	/** Recognition of the face ends with the answer. The reference is for the person. */
	withdraw: procedure.input(employeeRef).output(z.object({ reference: z.string(), eraseByMs: z.number() })),
	/** A new consent, with the face data that is still there. */
	renew: procedure
		.input(
			employeeRef.extend({
				consent: z.object({ version: z.string().max(40), language: languageSchema, accepted: z.literal(true) }),
			}),
		)
		.output(nothing),
	/** What there is of a person, in every store. */
	survey: procedure.input(employeeRef).output(countsSchema),
	erase: procedure.input(employeeRef.extend({ scope: z.enum(erasureScopes) })).output(
		z.object({
			erasureId: z.string(),
			certificate: signedCertificateSchema,
			opening: z.object({ employeeId: z.string(), reference: z.string() }).nullable(),
		}),
	),
	/** Newest first. */
	certificates: procedure.input(nothing).output(z.array(erasureSchema).readonly()),
	certificate: procedure.input(erasureRef).output(signedCertificateSchema),
	/** Writes the database file anew, so that erased bytes are in no gap of it. Punches wait meanwhile. */
	compact: procedure.input(nothing).output(z.object({ durationMs: z.number(), erasures: z.int() })),
	/** Everything that is kept of a person, to read or to process. */
	exportPerson: procedure
		.input(employeeRef.extend({ format: z.enum(["page", "data"]), withNumbers: z.boolean() }))
		.output(z.file()),
	overview: procedure.input(nothing).output(
		z.object({
			rules: retentionRulesSchema,
			runs: z
				.array(z.object({ rule: z.enum(retentionRuleNames), atMs: z.number(), people: z.int(), items: z.int() }))
				.readonly(),
			compaction: z.object({ waiting: z.int(), bytes: z.number() }),
		}),
	),
	/** Whom rules would concern; those in force where none are given. Nothing happens. */
	preview: procedure.input(z.object({ rules: retentionRulesSchema.optional() })).output(
		z.object({
			people: z
				.array(
					personSchema.extend({
						rule: z.enum(["withdrawn", "left", "unseen"]),
						sinceMs: z.number(),
						eraseAtMs: nullableTime,
					}),
				)
				.readonly(),
			pictures: z.object({ items: z.int(), people: z.int() }),
		}),
	),
	saveRules: procedure.input(retentionRulesSchema).output(nothing),
	/** What the job does by itself, now. */
	runRules: procedure.input(nothing).output(z.object({ people: z.int() })),
	/** What an administrator must look to. */
	attention: procedure.input(nothing).output(
		z.object({
			withdrawn: z.array(personSchema.extend({ eraseByMs: z.number() })).readonly(),
			erasesWithdrawn: z.boolean(),
			flaggedUnseen: z.int(),
		}),
	),
};
