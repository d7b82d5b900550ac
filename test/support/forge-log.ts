// What somebody can do who has the database file and this program's source, but not the kiosk's keys.
import Database from "better-sqlite3";
import { openConnection } from "../../src/storage/database/connection.ts";
import { hashRecord } from "../../src/storage/log/hash-chain.ts";
import { type LogRecord, readLogRecords } from "../../src/storage/log/log-records.ts";

/** Without the triggers and references that keep honest programs from it. */
export function tamper(databasePath: string, sql: string): void {
	const database = new Database(databasePath);
	database.pragma("foreign_keys = OFF");
	const triggers = database.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
	for (const trigger of triggers) database.exec(`DROP TRIGGER ${trigger}`);
	database.exec(sql);
	database.close();
}

/**
 * Chains everything anew from what the records say now, head included: a log that is whole in itself. Salts are kept, so
 * personal digests of altered personal fields are written anew too.
 */
export function rechain(databasePath: string, digestOf: (record: LogRecord) => Uint8Array): void {
	const connection = openConnection(databasePath);
	const records = [...readLogRecords(connection, 0)];
	const update = (table: string) =>
		connection.command(
			`UPDATE ${table} SET prev_hash = @prevHash, hash = @hash, personal_digest = @digest WHERE chain_seq = @chainSeq`,
		);
	const [events, audit] = [update("attendance_events"), update("audit")];
	let prevHash: Uint8Array = new Uint8Array(32);
	for (const record of records) {
		const digest = digestOf(record);
		const hash = hashRecord(prevHash, record.record.public, digest);
		const { chainSeq } = record.link;
		(record.kioskSeq === null ? audit : events).run({ chainSeq, prevHash, hash, digest });
		prevHash = hash;
	}
	const last = records.at(-1);
	const kioskSeq = Math.max(0, ...records.map((record) => record.kioskSeq ?? 0));
	connection
		.command("UPDATE log_head SET chain_seq = @chainSeq, kiosk_seq = @kioskSeq, hash = @hash WHERE id = 1")
		.run({ chainSeq: last?.link.chainSeq ?? 0, kioskSeq, hash: prevHash });
	connection.close();
}
