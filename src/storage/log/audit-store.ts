// Administrative acts, in the same hash chain as the attendance events and as append-only as they are.
import { z } from "zod";
import type { AuditStore } from "../../core/ports/stores.ts";
import type { Connection } from "../database/connection.ts";
import { auditRecord, CHAIN_VERSION, createLogHeadStore } from "./hash-chain.ts";

const detailSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const auditRow = z.object({
	atMs: z.int(),
	action: z.string(),
	actor: z.string().nullable(),
	subject: z.string().nullable(),
	detailJson: z.string().nullable(),
});

export function createAuditStore(connection: Connection): AuditStore {
	const head = createLogHeadStore(connection);
	const lastKey = connection.query(
		"SELECT coalesce(max(audit_key), 0) AS auditKey FROM audit",
		z.object({ auditKey: z.int() }),
	);
	const insert = connection.command(
		`INSERT INTO audit (audit_key, at_ms, action, actor, subject, detail_json, chain_seq, chain_version, salt,
			personal_digest, prev_hash, hash)
		 VALUES (@auditKey, @atMs, @action, @actor, @subject, @detailJson, @chainSeq, @chainVersion, @salt,
			@personalDigest, @prevHash, @hash)`,
	);
	const newest = connection.query(
		`SELECT at_ms AS atMs, action, actor, subject, detail_json AS detailJson FROM audit
		 ORDER BY audit_key DESC LIMIT @limit`,
		auditRow,
	);
	return {
		append: ({ atMs, actor, action, subject, detail }) => {
			connection.transaction(() => {
				const auditKey = (lastKey.get()?.auditKey ?? 0) + 1;
				const detailJson = JSON.stringify(detailSchema.parse(detail));
				const entry = { auditKey, atMs, action, actor, subject, detailJson };
				const link = head.extend((chainSeq) => auditRecord(chainSeq, entry));
				insert.run({ ...entry, ...link, chainVersion: CHAIN_VERSION });
			});
		},
		list: (limit) =>
			newest.all({ limit }).map(({ detailJson, actor, ...entry }) => ({
				...entry,
				actor: actor ?? "erased",
				detail: detailJson === null ? {} : detailSchema.parse(JSON.parse(detailJson)),
			})),
	};
}
