// What the stand-in HRIS has accepted. With a file it survives its process being killed, as a real one's database does.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { z } from "zod";
import { CHECKPOINT_EVENT_TYPE } from "../../core/domain/delivery/cloud-event.ts";

/** The part of a CloudEvents 1.0 event that any receiver of ours looks at. */
export const receivedEventSchema = z.looseObject({
	specversion: z.literal("1.0"),
	id: z.string().min(1),
	source: z.string().min(1),
	type: z.string().min(1),
	data: z.looseObject({ employee_id: z.string().min(1) }),
});
export type ReceivedEvent = z.infer<typeof receivedEventSchema>;

/** How the sender's log stood, signed; about nobody. Kept apart from what people did. */
export const receivedCheckpointSchema = z.looseObject({
	id: z.string().min(1),
	source: z.string().min(1),
	type: z.literal(CHECKPOINT_EVENT_TYPE),
	data: z.looseObject({ statement: z.string().min(1), signature: z.string().min(1) }),
});
export type ReceivedCheckpoint = z.infer<typeof receivedCheckpointSchema>;

const entrySchema = z.object({ receivedAtMs: z.number(), event: receivedEventSchema });
export type LedgerEntry = z.infer<typeof entrySchema>;

export interface Ledger {
	/** False when the id is known already: nothing is written then. Returns after the entry is on disk. */
	accept(event: ReceivedEvent, receivedAtMs: number): boolean;
	/** In the order of arrival, each id once. */
	entries(): readonly LedgerEntry[];
	close(): void;
}

/** @param file one JSON line an entry; read again at the next start. Without it the ledger is in memory. */
export function openLedger(file?: string): Ledger {
	const entries = new Map<string, LedgerEntry>();
	for (const entry of file === undefined ? [] : readEntries(file)) entries.set(entry.event.id, entry);
	const descriptor = file === undefined ? null : openSync(file, "a");

	return {
		accept(event, receivedAtMs) {
			if (entries.has(event.id)) return false;
			const entry = { receivedAtMs, event };
			if (descriptor !== null) {
				writeSync(descriptor, `${JSON.stringify(entry)}\n`);
				fsyncSync(descriptor);
			}
			entries.set(event.id, entry);
			return true;
		},
		entries: () => [...entries.values()],
		close() {
			if (descriptor !== null) closeSync(descriptor);
		},
	};
}

/** A kill can leave the last line cut; it was never acknowledged then, so it does not count. */
function readEntries(file: string): LedgerEntry[] {
	if (!existsSync(file)) return [];
	const lines = readFileSync(file, "utf8").split("\n");
	return lines.flatMap((line) => {
		try {
			return [entrySchema.parse(JSON.parse(line))];
		} catch {
			return [];
		}
	});
}
