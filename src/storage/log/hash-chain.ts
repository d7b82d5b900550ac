// The hash chain over attendance events and audit entries: one chain, in the order of `chain_seq` (1, 2, 3, ...).
//
// Canonical bytes, version 3 (version 1 had no estimated time, version 2 no work day and shift). C(x) is the UTF-8 encoding of JSON.stringify(x) for an array of strings, numbers and
// nulls; ECMAScript fixes that text to the byte, numbers included. H is SHA-256, | joins bytes.
//   personal_digest = H(salt | C(personal))       salt: 16 random bytes a record
//   hash            = H(prev_hash | C(public) | personal_digest)
//   prev_hash       = hash of the record before, 32 zero bytes for the first
// `personal` and `public` are built by the `*Record` functions below and nowhere else. Erasing a person clears the
// personal columns and the salt; personal_digest stays, so every hash still computes, and without the salt the digest
// says nothing about an id that somebody might guess.
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Connection } from "../database/connection.ts";

export const CHAIN_VERSION = 3;
const SALT_BYTES = 16;

/** The audit entry after which events may go on with any greater number, see `log-continuation`. */
export const LOG_CONTINUED = "log.continue";

type Canonical = readonly (string | number | null)[];

/** A record's two parts as they are hashed. */
export interface ChainRecord {
	readonly public: Canonical;
	readonly personal: Canonical;
}

interface ChainLink {
	readonly chainSeq: number;
	readonly salt: Uint8Array;
	readonly personalDigest: Uint8Array;
	readonly prevHash: Uint8Array;
	readonly hash: Uint8Array;
}

export interface EventFields {
	readonly kioskSeq: number;
	readonly eventId: string;
	readonly personKey: number | null;
	readonly employeeId: string | null;
	readonly direction: string;
	readonly directionSource: string;
	readonly occurredAtMs: number;
	readonly timeZone: string;
	readonly offsetMinutes: number;
	readonly method: string;
	readonly confidence: string | null;
	readonly similarity: number | null;
	readonly livenessScore: number | null;
	readonly templateContractId: string | null;
	readonly clockState: string;
	readonly note: string | null;
	readonly estimatedAtMs: number | null;
	readonly workDate: string | null;
	readonly shiftCode: string | null;
	readonly shiftStartMs: number | null;
	readonly shiftEndMs: number | null;
	readonly graceMinutes: number | null;
	readonly recordedAtMs: number;
	readonly corrects: string | null;
}

/** `version` of the record: those that were written before keep their own bytes. */
export function eventRecord(chainSeq: number, event: EventFields, version: number = CHAIN_VERSION): ChainRecord {
	return {
		public: [
			`hadir.event.v${version}`,
			chainSeq,
			event.kioskSeq,
			event.eventId,
			event.direction,
			event.directionSource,
			event.occurredAtMs,
			event.timeZone,
			event.offsetMinutes,
			event.method,
			event.confidence,
			event.templateContractId,
			event.clockState,
			event.recordedAtMs,
			event.corrects,
			...(version < 2 ? [] : [event.estimatedAtMs]),
			...(version < 3
				? []
				: [event.workDate, event.shiftCode, event.shiftStartMs, event.shiftEndMs, event.graceMinutes]),
		],
		personal: [event.personKey, event.employeeId, event.similarity, event.livenessScore, event.note],
	};
}

export interface AuditFields {
	readonly auditKey: number;
	readonly atMs: number;
	readonly action: string;
	readonly actor: string | null;
	readonly subject: string | null;
	readonly detailJson: string | null;
}

export function auditRecord(chainSeq: number, entry: AuditFields, version: number = CHAIN_VERSION): ChainRecord {
	return {
		public: [`hadir.audit.v${version}`, chainSeq, entry.auditKey, entry.atMs, entry.action],
		personal: [entry.actor, entry.subject, entry.detailJson],
	};
}

function canonicalBytes(values: Canonical): Uint8Array {
	return Buffer.from(JSON.stringify(values), "utf8");
}

export function digestPersonal(salt: Uint8Array, personal: Canonical): Uint8Array {
	return createHash("sha256").update(salt).update(canonicalBytes(personal)).digest();
}

export function hashRecord(prevHash: Uint8Array, publicPart: Canonical, personalDigest: Uint8Array): Uint8Array {
	return createHash("sha256").update(prevHash).update(canonicalBytes(publicPart)).update(personalDigest).digest();
}

const headRow = z.object({ chainSeq: z.int(), kioskSeq: z.int(), hash: z.instanceof(Uint8Array) });
type LogHead = z.output<typeof headRow>;

/** Where the log ends. Kept apart from the records, so that a cut-off tail is noticed. */
export interface LogHeadStore {
	read(): LogHead;
	/** Call inside the transaction that writes the record. `build` gets the record's place in the chain. */
	extend(build: (chainSeq: number) => ChainRecord): ChainLink;
	/** The next sequence number of an attendance event; call inside the same transaction. */
	takeKioskSeq(): number;
	/** A record that has its link already was put in: for what is saved out of a damaged database. */
	follow(head: { readonly chainSeq: number; readonly kioskSeq: number; readonly hash: Uint8Array }): void;
	/** No event gets a number up to this one any more; for `log-continuation` only, which says so in the log. */
	skipTo(kioskSeq: number): void;
}

export function createLogHeadStore(connection: Connection): LogHeadStore {
	const readHead = connection.query(
		"SELECT chain_seq AS chainSeq, kiosk_seq AS kioskSeq, hash FROM log_head WHERE id = 1",
		headRow,
	);
	const writeLink = connection.command("UPDATE log_head SET chain_seq = @chainSeq, hash = @hash WHERE id = 1");
	const writeKioskSeq = connection.command("UPDATE log_head SET kiosk_seq = @kioskSeq WHERE id = 1");
	function read(): LogHead {
		const head = readHead.get();
		if (!head) throw new Error("log_head has no row");
		return head;
	}
	return {
		read,
		extend: (build) => {
			const head = read();
			const chainSeq = head.chainSeq + 1;
			const record = build(chainSeq);
			const salt = randomBytes(SALT_BYTES);
			const personalDigest = digestPersonal(salt, record.personal);
			const hash = hashRecord(head.hash, record.public, personalDigest);
			writeLink.run({ chainSeq, hash });
			return { chainSeq, salt, personalDigest, prevHash: head.hash, hash };
		},
		takeKioskSeq: () => {
			const kioskSeq = read().kioskSeq + 1;
			writeKioskSeq.run({ kioskSeq });
			return kioskSeq;
		},
		follow: ({ chainSeq, kioskSeq, hash }) => {
			writeLink.run({ chainSeq, hash });
			writeKioskSeq.run({ kioskSeq });
		},
		skipTo: (kioskSeq) => {
			writeKioskSeq.run({ kioskSeq });
		},
	};
}
