// Looking something up in the attendance log, and taking a part of it along as a file.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { clockStates, directionSources } from "../core/domain/attendance/attendance-event.ts";
import { deliveryStates, recordStates } from "../core/domain/attendance/log-filter.ts";
import {
	evidenceConsentSuffix,
	evidenceKinds,
	MAX_EVIDENCE_DAYS,
	MAX_KEEP_MONTHS,
	MIN_KEEP_MONTHS,
	purgeHolds,
	toldEvidenceDays,
} from "../core/domain/attendance/log-rules.ts";
import { csvSeparators } from "../core/domain/csv.ts";
import { contractErrors } from "./errors.ts";
import { confidenceSchema, directionSchema, employeeIdSchema, methodSchema, timestampSchema } from "./fields.ts";

export { evidenceConsentSuffix, toldEvidenceDays };

const procedure = oc.errors(contractErrors);

export const recordStateSchema = z.enum(recordStates);
export const deliveryStateSchema = z.enum(deliveryStates);

/** Calendar days of the kiosk, the last one included. Everything combines; what is left out does not narrow it down. */
const filterSchema = z.object({
	fromDate: z.iso.date().optional(),
	toDate: z.iso.date().optional(),
	employeeId: employeeIdSchema.optional(),
	direction: directionSchema.optional(),
	recordState: recordStateSchema.optional(),
	delivery: deliveryStateSchema.optional(),
});

const entrySchema = z.object({
	eventId: z.string(),
	kioskSeq: z.int(),
	employeeId: z.string(),
	name: z.string(),
	direction: directionSchema,
	directionSource: z.enum(directionSources),
	occurredAt: timestampSchema,
	recordedAt: timestampSchema,
	timeZone: z.string(),
	workDate: z.string().nullable(),
	shiftCode: z.string().nullable(),
	method: methodSchema,
	confidence: confidenceSchema.nullable(),
	/** Cosine similarity, -1 to 1. */
	similarity: z.number().nullable(),
	livenessScore: z.number().nullable(),
	templateContractId: z.string().nullable(),
	clockState: z.enum(clockStates),
	estimatedAt: timestampSchema.nullable(),
	note: z.string().nullable(),
	corrects: z.string().nullable(),
	isCorrected: z.boolean(),
	delivery: deliveryStateSchema,
});

const rulesSchema = z.object({
	/** null keeps every record. */
	keepMonths: z.int().min(MIN_KEEP_MONTHS).max(MAX_KEEP_MONTHS).nullable(),
	evidence: z.enum(evidenceKinds),
	evidenceDays: z.int().min(1).max(MAX_EVIDENCE_DAYS),
	isEvidenceForSupervisors: z.boolean(),
});

export const logContract = {
	/** Newest first. */
	search: procedure
		.input(filterSchema.extend({ limit: z.int().min(1).max(200), cursor: z.string().max(40).optional() }))
		.output(z.object({ entries: z.array(entrySchema).readonly(), nextCursor: z.string().nullable() })),
	record: procedure.input(z.object({ eventId: z.string().max(64) })).output(
		z.object({
			entry: entrySchema,
			corrects: entrySchema.nullable(),
			correctedBy: entrySchema.nullable(),
			deliveries: z
				.array(
					z.object({
						name: z.string(),
						state: deliveryStateSchema,
						attempts: z.int(),
						deliveredAtMs: z.number().nullable(),
						nextAttemptAtMs: z.number().nullable(),
						errorCode: z.string().nullable(),
						errorDetail: z.string().nullable(),
					}),
				)
				.readonly(),
		}),
	),
	/** Whether pictures are kept as evidence: what a person is told before they consent. */
	evidence: procedure
		.input(z.object({}))
		.output(rulesSchema.pick({ evidence: true, evidenceDays: true, isEvidenceForSupervisors: true })),
	/** The picture of a punch; null where there is none. */
	photo: procedure.input(z.object({ eventId: z.string().max(64) })).output(z.object({ image: z.file().nullable() })),
	rules: procedure.input(z.object({})).output(rulesSchema),
	/** Switching evidence off erases every picture. */
	saveRules: procedure.input(rulesSchema).output(rulesSchema),
	/** What rules would remove now; nothing is removed. */
	previewRules: procedure.input(rulesSchema).output(
		z.object({
			/** Records of work days before this one; null while everything is kept. */
			beforeDate: z.string().nullable(),
			events: z.int(),
			acts: z.int(),
			fromMs: z.number().nullable(),
			toMs: z.number().nullable(),
			heldBy: z.enum(purgeHolds).nullable(),
			photosStored: z.int(),
			photosOld: z.int(),
		}),
	),
	/** Removes now what the rules in force say, instead of at the next time. */
	purge: procedure.input(z.object({})).output(z.object({ records: z.int(), photos: z.int() })),
	/** The next lines of a CSV file of what is filtered, oldest first; asked for again with `nextCursor` until that is null. */
	csvPart: procedure
		.input(filterSchema.extend({ separator: z.enum(csvSeparators), cursor: z.string().max(40).optional() }))
		.output(z.object({ text: z.string(), rows: z.int(), nextCursor: z.string().nullable() })),
};
