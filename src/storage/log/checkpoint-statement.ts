// A checkpoint as it is stored and as a receiver may have kept it: signature first, then the form, then what it says.
import { createHash } from "node:crypto";
import { z } from "zod";
import {
	CHECKPOINT_STATEMENT_TYPE,
	checkpointReasons,
	type LogCheckpoint,
	type SignedCheckpoint,
} from "../../core/domain/attendance/log-checkpoint.ts";
import { verifySignature } from "../keys/ed25519-record-signer.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const statementSchema = z
	.strictObject({
		type: z.literal(CHECKPOINT_STATEMENT_TYPE),
		id: z.string().min(1),
		kiosk_id: z.string().min(1),
		number: z.int().min(1),
		reason: z.enum(checkpointReasons),
		time: z.iso.datetime(),
		chain_seq: count,
		kiosk_seq: count,
		head_hash: digest,
		begins_after: z.strictObject({ chain_seq: count, kiosk_seq: count, hash: digest }),
		previous: digest.nullable(),
		public_key: z.base64().length(44),
	})
	.transform((told) => ({
		checkpointId: told.id,
		number: told.number,
		reason: told.reason,
		kioskId: told.kiosk_id,
		atMs: Date.parse(told.time),
		head: { chainSeq: told.chain_seq, kioskSeq: told.kiosk_seq, hash: told.head_hash },
		base: {
			chainSeq: told.begins_after.chain_seq,
			kioskSeq: told.begins_after.kiosk_seq,
			hash: told.begins_after.hash,
		},
		previous: told.previous,
		publicKey: told.public_key,
	}));

const signedSchema = z.looseObject({ statement: z.string().max(10_000), signature: z.base64().max(200) });
const eventSchema = z.looseObject({ data: signedSchema });

/** From a CloudEvent as it left the kiosk, or from its `data` alone; null when the text is neither. */
export function readKeptCheckpoint(json: string): SignedCheckpoint | null {
	const value = parseJson(json);
	const event = eventSchema.safeParse(value);
	const signed = event.success ? event.data.data : signedSchema.safeParse(value).data;
	return signed === undefined ? null : { statement: signed.statement, signature: signed.signature };
}

/** What it says, if the key that it names has signed exactly that; null otherwise. Whose key that is, is another question. */
export function openCheckpoint({ statement, signature }: SignedCheckpoint): LogCheckpoint | null {
	const facts = statementSchema.safeParse(parseJson(statement));
	if (!facts.success) return null;
	const publicKey = Buffer.from(facts.data.publicKey, "base64");
	const isSigned = verifySignature(Buffer.from(statement, "utf8"), Buffer.from(signature, "base64"), publicKey);
	return isSigned ? { ...facts.data, statement, signature } : null;
}

/** By which a checkpoint names the one before. */
export function digestStatement(statement: string): string {
	return createHash("sha256").update(statement, "utf8").digest("hex");
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
