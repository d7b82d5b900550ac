// What a copy of the database is, looked at before it is sealed: whether it is whole, and what is in it.
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import type { Connection } from "../database/connection.ts";
import { migrations } from "../database/migrate.ts";
import { blobField } from "../database/row-schemas.ts";
import { verifyLog } from "../log/verify-log.ts";
import type { BackupHeader } from "./backup-header.ts";

export type BackupFacts = Pick<BackupHeader, "databaseVersion" | "kioskId" | "kioskName" | "counts" | "log">;

const countRow = z.object({ rows: z.int() });
const headRow = z.object({ chainSeq: z.int(), kioskSeq: z.int(), hash: blobField });
const settingRow = z.object({ value: z.string().nullable() });

/** Of any version of the database. Throws DATABASE_DAMAGED. */
export function readFacts(connection: Connection): BackupFacts {
	const verdict = connection.pragma("integrity_check(1)");
	if (verdict !== "ok") throw new AppError("DATABASE_DAMAGED", {}, { detail: `integrity_check: ${String(verdict)}` });
	const count = (sql: string) => connection.query(`SELECT count(*) AS rows FROM ${sql}`, countRow).get()?.rows ?? 0;
	const setting = (key: string) =>
		connection
			.query("SELECT json_extract(value_json, '$') AS value FROM settings WHERE key = @key", settingRow)
			.get({ key })?.value ?? null;
	const head = connection
		.query("SELECT chain_seq AS chainSeq, kiosk_seq AS kioskSeq, hash FROM log_head WHERE id = 1", headRow)
		.get();
	if (!head) throw new AppError("DATABASE_DAMAGED", {}, { detail: "log_head has no row" });
	const databaseVersion = Number(connection.pragma("user_version"));
	return {
		databaseVersion,
		kioskId: setting("kioskId"),
		kioskName: setting("kioskName"),
		counts: {
			people: count("people WHERE removed_at_ms IS NULL"),
			templates: count("templates"),
			events: count("attendance_events"),
			waiting: count("outbox WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL"),
		},
		log: { ...head, hash: Buffer.from(head.hash).toString("hex"), isIntact: isLogIntact(connection, databaseVersion) },
	};
}

/** null for a database of an older version: its log is read by this version's columns only after it was brought up to date. */
function isLogIntact(connection: Connection, databaseVersion: number): boolean | null {
	if (databaseVersion !== migrations.at(-1)?.version) return null;
	return verifyLog(connection, { publicKey: null, kept: [] }).ok;
}
