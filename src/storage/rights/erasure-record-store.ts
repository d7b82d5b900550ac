// What is kept of an erasure: its facts, its certificates, and what HRIS systems were asked. None of it names anybody but a
// request that waits, until it is answered.
import { createHash } from "node:crypto";
import { z } from "zod";
import { erasureCauses, erasureItems, erasureScopes, requestStates } from "../../core/domain/rights/erasure.ts";
import type { Erasure, ErasureFacts } from "../../core/domain/rights/erasure-certificate.ts";
import type { ErasureRecordStore, PersonCommitment, StoredCertificate } from "../../core/ports/erasures.ts";
import type { Connection } from "../database/connection.ts";
import { blobField } from "../database/row-schemas.ts";

const counts = z.record(z.enum(erasureItems), z.int().min(0));
const factsSchema = z.object({
	cause: z.enum(erasureCauses),
	withdrawnAtMs: z.int().nullable(),
	commitment: z.string(),
	removed: counts,
	remaining: counts,
	index: z.object({ searched: z.int(), found: z.int() }).nullable(),
	keptAttendance: z.int(),
	isLogEmptied: z.boolean(),
	copiesDeleted: z.int(),
	backups: z.object({ untilMs: z.int().nullable(), withoutEnd: z.int() }),
}) satisfies z.ZodType<ErasureFacts>;

const erasureRow = z.object({
	erasureId: z.string(),
	scope: z.enum(erasureScopes),
	erasedAtMs: z.int(),
	factsJson: z.string(),
	compactedAtMs: z.int().nullable(),
	compactionMs: z.int().nullable(),
});
const certificateRow = z.object({
	revision: z.int(),
	document: z.string(),
	keyId: z.string(),
	publicKey: blobField,
	signature: blobField,
	issuedAtMs: z.int(),
});
const requestRow = z.object({
	requestId: z.string(),
	erasureId: z.string(),
	targetId: z.string(),
	targetName: z.string(),
	state: z.enum(requestStates),
	bodyJson: z.string().nullable(),
	externalId: z.string().nullable(),
	attempts: z.int(),
	nextAttemptAtMs: z.int(),
});
const viewRow = z.object({
	target: z.string(),
	state: z.enum(requestStates),
	answeredAtMs: z.int().nullable(),
});

const ERASURE = `SELECT erasure_id AS erasureId, scope, erased_at_ms AS erasedAtMs, facts_json AS factsJson,
	compacted_at_ms AS compactedAtMs, compaction_ms AS compactionMs FROM erasures`;

export function createErasureRecordStore(connection: Connection): ErasureRecordStore {
	const erasures = (where: string) => connection.query(`${ERASURE} ${where}`, erasureRow);
	const one = erasures("WHERE erasure_id = @erasureId");
	const newest = erasures("ORDER BY erased_at_ms DESC, erasure_id DESC LIMIT @limit");
	const uncompacted = erasures("WHERE compacted_at_ms IS NULL ORDER BY erased_at_ms, erasure_id");
	const uncertified = erasures(
		"WHERE NOT EXISTS (SELECT 1 FROM erasure_certificates c WHERE c.erasure_id = erasures.erasure_id)",
	);
	const insert = connection.command(
		`INSERT INTO erasures (erasure_id, scope, erased_at_ms, facts_json) VALUES (@erasureId, @scope, @erasedAtMs, @factsJson)`,
	);
	const writeFacts = connection.command("UPDATE erasures SET facts_json = @factsJson WHERE erasure_id = @erasureId");
	const noteCompaction = connection.command(
		"UPDATE erasures SET compacted_at_ms = @atMs, compaction_ms = @durationMs WHERE compacted_at_ms IS NULL",
	);
	const requests = prepareRequests(connection);
	return {
		...requests.store,
		...createCertificates(connection),
		add: ({ erasureId, scope, erasedAtMs, facts }, asked) =>
			connection.transaction(() => {
				insert.run({ erasureId, scope, erasedAtMs, factsJson: JSON.stringify(facts) });
				for (const request of asked) requests.insert.run({ ...request });
			}),
		updateFacts: (erasureId, facts) => {
			writeFacts.run({ erasureId, factsJson: JSON.stringify(facts) });
		},
		find: (erasureId) => {
			const row = one.get({ erasureId });
			return row && toErasure(row);
		},
		list: (limit) => newest.all({ limit }).map(toErasure),
		uncompacted: () => uncompacted.all().map(toErasure),
		uncertified: () => uncertified.all().map(toErasure),
		noteCompaction: (atMs, durationMs) => {
			noteCompaction.run({ atMs, durationMs });
		},
	};
}

function toErasure({ factsJson, ...row }: z.output<typeof erasureRow>): Erasure {
	return { ...row, facts: factsSchema.parse(JSON.parse(factsJson)) };
}

function createCertificates(connection: Connection): Pick<ErasureRecordStore, "certificate" | "addCertificate"> {
	const latest = connection.query(
		`SELECT revision, document_json AS document, key_id AS keyId, public_key AS publicKey, signature,
			issued_at_ms AS issuedAtMs
		 FROM erasure_certificates WHERE erasure_id = @erasureId ORDER BY revision DESC LIMIT 1`,
		certificateRow,
	);
	const insert = connection.command(
		`INSERT INTO erasure_certificates (erasure_id, revision, document_json, key_id, public_key, signature, issued_at_ms)
		 VALUES (@erasureId, @revision, @document, @keyId, @publicKey, @signature, @issuedAtMs)`,
	);
	const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
	return {
		certificate: (erasureId) => {
			const row = latest.get({ erasureId });
			return row && { ...row, publicKey: base64(row.publicKey), signature: base64(row.signature) };
		},
		addCertificate: (erasureId, { publicKey, signature, ...certificate }: StoredCertificate) => {
			const bytes = { publicKey: Buffer.from(publicKey, "base64"), signature: Buffer.from(signature, "base64") };
			insert.run({ erasureId, ...certificate, ...bytes });
		},
	};
}

type RequestPart = "requests" | "dueRequests" | "answer" | "retry" | "externalId";

function prepareRequests(connection: Connection) {
	const insert = connection.command(
		`INSERT INTO erasure_requests (request_id, erasure_id, target, target_name, state, body_json, external_id, attempts,
			next_attempt_at_ms)
		 VALUES (@requestId, @erasureId, @targetId, @targetName, @state, @bodyJson, @externalId, @attempts, @nextAttemptAtMs)`,
	);
	const ofErasure = connection.query(
		`SELECT target_name AS target, state, answered_at_ms AS answeredAtMs FROM erasure_requests
		 WHERE erasure_id = @erasureId ORDER BY target_name, request_id`,
		viewRow,
	);
	const due = connection.query(
		`SELECT request_id AS requestId, erasure_id AS erasureId, target AS targetId, target_name AS targetName, state,
			body_json AS bodyJson, external_id AS externalId, attempts, next_attempt_at_ms AS nextAttemptAtMs
		 FROM erasure_requests WHERE state = 'waiting' AND next_attempt_at_ms <= @nowMs
		 ORDER BY next_attempt_at_ms, request_id LIMIT @limit`,
		requestRow,
	);
	const answer = connection.command(
		`UPDATE erasure_requests SET state = @state, answered_at_ms = @atMs, error_code = @errorCode, body_json = NULL,
			external_id = NULL, attempts = attempts + 1
		 WHERE request_id = @requestId`,
	);
	const retry = connection.command(
		`UPDATE erasure_requests SET next_attempt_at_ms = @nextAttemptAtMs, error_code = @errorCode, attempts = attempts + 1
		 WHERE request_id = @requestId`,
	);
	const externalId = connection.query(
		"SELECT external_id AS externalId FROM external_ids WHERE person_key = @personKey AND target = @targetId",
		z.object({ externalId: z.string() }),
	);
	const store: Pick<ErasureRecordStore, RequestPart> = {
		requests: (erasureId) => ofErasure.all({ erasureId }),
		dueRequests: (nowMs, limit) => due.all({ nowMs, limit }),
		answer: (requestId, state, atMs, errorCode) => {
			answer.run({ requestId, state, atMs, errorCode });
			connection.emptyWriteAheadLog();
		},
		retry: (requestId, nextAttemptAtMs, errorCode) => {
			retry.run({ requestId, nextAttemptAtMs, errorCode });
		},
		externalId: (personKey, targetId) => externalId.get({ personKey, targetId })?.externalId ?? null,
	};
	return { insert, store };
}

export const personCommitment: PersonCommitment = (reference, employeeId) =>
	createHash("sha256")
		.update(JSON.stringify(["hadir.erased-person.v1", reference, employeeId]), "utf8")
		.digest("hex");
