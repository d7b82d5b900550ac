// Signed checkpoints of the log, one chain of their own beside it: each names the digest of the one before.
import { z } from "zod";
import type { LogStanding } from "../../core/domain/attendance/log-check.ts";
import {
	type LogCheckpoint,
	type SignedCheckpoint,
	toCheckpointStatement,
} from "../../core/domain/attendance/log-checkpoint.ts";
import type { LogCheckpointStore } from "../../core/ports/log-checkpoints.ts";
import type { RecordSigner } from "../../core/ports/record-signer.ts";
import type { Connection } from "../database/connection.ts";
import { blobField } from "../database/row-schemas.ts";
import { digestStatement, openCheckpoint } from "./checkpoint-statement.ts";
import { createLogPlaces } from "./log-base.ts";

/** Of an outbox row that is about nobody: people are numbered from 1. */
const NOBODY = 0;

const signedRow = z
	.object({ number: z.int(), statement: z.string(), signature: blobField })
	.transform(({ signature, ...row }) => ({ ...row, signature: Buffer.from(signature).toString("base64") }));

export function prepareCheckpoints(connection: Connection) {
	const columns = "SELECT checkpoint_no AS number, statement, signature FROM log_checkpoints";
	return {
		newest: connection.query(`${columns} ORDER BY checkpoint_no DESC LIMIT 1`, signedRow),
		byNumber: connection.query(`${columns} WHERE checkpoint_no = @number`, signedRow),
		after: connection.query(`${columns} WHERE checkpoint_no > @number ORDER BY checkpoint_no LIMIT @limit`, signedRow),
	};
}

export interface LogCheckpointStoreDeps {
	readonly connection: Connection;
	readonly signer: RecordSigner;
}

export function createLogCheckpointStore({ connection, signer }: LogCheckpointStoreDeps): LogCheckpointStore {
	const places = createLogPlaces(connection);
	const stored = prepareCheckpoints(connection);
	const insert = connection.command(
		`INSERT INTO log_checkpoints (checkpoint_no, checkpoint_id, chain_seq, statement, signature)
		 VALUES (@number, @checkpointId, @chainSeq, @statement, @signature)`,
	);
	const insertOutbox = connection.command(
		`INSERT INTO outbox (event_id, person_key, target, body_json, next_attempt_at_ms, created_at_ms)
		 VALUES (@eventId, ${NOBODY}, @target, @bodyJson, @atMs, @atMs)`,
	);

	const numbers = connection.query(
		"SELECT coalesce(max(checkpoint_no), 0) AS last FROM log_checkpoints",
		z.object({ last: z.int() }),
	);

	/** A stored one that does not open is not built on silently: the numbers go on, and whoever verifies sees the break. */
	function newest(): LogCheckpoint | null {
		const row = stored.newest.get();
		return row && openCheckpoint(row);
	}

	/** Of a kept checkpoint that is really this kiosk's. */
	function placeOf(kept: LogCheckpoint): LogStanding {
		const { chainSeq, hash } = kept.head;
		if (chainSeq > places.head().chainSeq) return "older";
		// What it was about has been purged: then it has to be among the checkpoints themselves.
		if (chainSeq < places.base().chainSeq)
			return stored.byNumber.get({ number: kept.number })?.statement === kept.statement ? "good" : "rewritten";
		return places.hashAt(chainSeq) === hash ? "good" : "rewritten";
	}

	return {
		head: places.head,
		newest,
		hasAny: () => stored.newest.get() !== null,
		add: (checkpoint, outbox) =>
			connection.transaction(() => {
				const before = stored.newest.get();
				const facts = {
					...checkpoint,
					number: (numbers.get()?.last ?? 0) + 1,
					head: places.head(),
					base: places.base(),
					previous: before && digestStatement(before.statement),
					publicKey: Buffer.from(signer.publicKey()).toString("base64"),
				};
				const statement = toCheckpointStatement(facts);
				const signature = signer.sign(Buffer.from(statement, "utf8")).signature;
				const { checkpointId, number, head, atMs } = facts;
				insert.run({ number, checkpointId, chainSeq: head.chainSeq, statement, signature });
				const signed = { ...facts, statement, signature: Buffer.from(signature).toString("base64") };
				for (const { eventId, target, bodyJson } of outbox(signed))
					insertOutbox.run({ eventId, target, bodyJson, atMs });
				return signed;
			}),
		compare: (kept: SignedCheckpoint) => {
			const opened = openCheckpoint(kept);
			if (opened === null) return "unreadable";
			return isOwn(opened, signer) ? placeOf(opened) : "foreign";
		},
	};
}

function isOwn({ publicKey }: LogCheckpoint, signer: RecordSigner): boolean {
	return publicKey === Buffer.from(signer.publicKey()).toString("base64");
}
