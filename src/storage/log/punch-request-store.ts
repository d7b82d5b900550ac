// What repeatable requests led to, by the key that their client chose.
import { createHash } from "node:crypto";
import { z } from "zod";
import type { PunchRequestStore, RepeatableRequest } from "../../core/ports/punch-requests.ts";
import type { Connection } from "../database/connection.ts";

/** A client that was cut off for days repeats thousands; each row is about 200 bytes. */
const REMEMBERED = 100_000;

const keptRow = z.object({
	contentDigest: z.instanceof(Uint8Array),
	eventId: z.string(),
	state: z.enum(["recorded", "already_recorded"]),
});

export function createPunchRequestStore(connection: Connection): PunchRequestStore {
	const byKey = connection.query(
		`SELECT content_digest AS contentDigest, event_id AS eventId, state FROM punch_requests
		 WHERE idempotency_key = @key`,
		keptRow,
	);
	const insert = connection.command(
		`INSERT INTO punch_requests (idempotency_key, content_digest, event_id, state)
		 VALUES (@key, @contentDigest, @eventId, @state)`,
	);
	const forget = connection.command("DELETE FROM punch_requests WHERE request_no <= @requestNo");
	return {
		find(request) {
			const row = byKey.get({ key: request.key });
			if (!row) return null;
			const { contentDigest, eventId, state } = row;
			return { eventId, state, isSameContent: digestOf(request).equals(contentDigest) };
		},
		keep: (request, { eventId, state }) =>
			connection.transaction(() => {
				const contentDigest = digestOf(request);
				const { insertedKey } = insert.run({ key: request.key, contentDigest, eventId, state });
				forget.run({ requestNo: insertedKey - REMEMBERED });
			}),
	};
}

/** SHA-256; the length before each part, so that no two lists of parts run into the same bytes. */
function digestOf({ content }: RepeatableRequest): Buffer {
	const hash = createHash("sha256");
	for (const part of content) hash.update(`${part.length}:`).update(part);
	return hash.digest();
}
