// Where the log begins: behind the last record that was purged, at the very beginning where none was.
import { z } from "zod";
import type { LogPosition } from "../../core/domain/attendance/log-checkpoint.ts";
import type { Connection } from "../database/connection.ts";
import { blobField } from "../database/row-schemas.ts";

const positionRow = z
	.object({ chainSeq: z.int(), kioskSeq: z.int(), hash: blobField })
	.transform(({ hash, ...place }) => ({ ...place, hash: Buffer.from(hash).toString("hex") }));

export interface LogPlaces {
	head(): LogPosition;
	base(): LogPosition;
	/** Hash of a record, or of the base; null where there is none. */
	hashAt(chainSeq: number): string | null;
	/** Call inside the transaction that signs it. Records up to there may be deleted from then on. */
	moveBase(position: LogPosition): void;
}

export function createLogPlaces(connection: Connection): LogPlaces {
	const select = (table: "log_head" | "log_base") =>
		connection.query(
			`SELECT chain_seq AS chainSeq, kiosk_seq AS kioskSeq, hash FROM ${table} WHERE id = 1`,
			positionRow,
		);
	const [head, base] = [select("log_head"), select("log_base")];
	const recordHash = connection.query(
		`SELECT hash FROM attendance_events WHERE chain_seq = @chainSeq
		 UNION ALL SELECT hash FROM audit WHERE chain_seq = @chainSeq
		 UNION ALL SELECT hash FROM log_base WHERE chain_seq = @chainSeq LIMIT 1`,
		z.object({ hash: blobField }),
	);
	const move = connection.command(
		"UPDATE log_base SET chain_seq = @chainSeq, kiosk_seq = @kioskSeq, hash = @hash WHERE id = 1",
	);
	return {
		head: () => there(head.get()),
		base: () => there(base.get()),
		hashAt: (chainSeq) => {
			const row = recordHash.get({ chainSeq });
			return row && Buffer.from(row.hash).toString("hex");
		},
		moveBase: ({ hash, ...place }) => {
			move.run({ ...place, hash: Buffer.from(hash, "hex") });
		},
	};
}

function there(position: LogPosition | null): LogPosition {
	if (position === null) throw new Error("log_head or log_base has no row");
	return position;
}
