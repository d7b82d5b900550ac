// The certificate of an erasure: what is proven of it, to whoever holds the kiosk's public key.
import type { ErasureCause, ErasureCounts, ErasureRequestState, ErasureRequestView, ErasureScope } from "./erasure.ts";

/** Known when the erasure is committed; kept until the last certificate of it is issued, and after. It names nobody. */
export interface ErasureFacts {
	readonly cause: ErasureCause;
	/** When the consent was withdrawn; null when it was not. */
	readonly withdrawnAtMs: number | null;
	/** SHA-256, hexadecimal: see `PersonCommitment`. */
	readonly commitment: string;
	readonly removed: ErasureCounts;
	/** The same stores, asked again afterwards. */
	readonly remaining: ErasureCounts;
	/** Each template that was erased was searched for in the index afterwards. null: the index was not there to be asked. */
	readonly index: { readonly searched: number; readonly found: number } | null;
	/** Attendance records that were kept, with the employee number and without a name. */
	readonly keptAttendance: number;
	/** Whether the write-ahead log was emptied into the database. */
	readonly isLogEmptied: boolean;
	/** Unencrypted copies of the database from before an update, deleted with it. */
	readonly copiesDeleted: number;
	readonly backups: BackupHorizon;
}

/** Encrypted backups of before hold the data key of their day, so they hold the person until they are removed. */
export interface BackupHorizon {
	/** When the rule has removed the last of them, backups being made as planned; null: there is none. */
	readonly untilMs: number | null;
	/** Those that no rule removes: made to move to another computer, before an update, or put aside by a restore. */
	readonly withoutEnd: number;
}

export interface Erasure {
	readonly erasureId: string;
	readonly scope: ErasureScope;
	readonly erasedAtMs: number;
	readonly facts: ErasureFacts;
	/** When the database file was written anew without gaps; null: not yet. */
	readonly compactedAtMs: number | null;
	readonly compactionMs: number | null;
}

export const CERTIFICATE_TYPE = "hadir.erasure-certificate.v1";

export interface ErasureCertificate {
	readonly type: typeof CERTIFICATE_TYPE;
	readonly erasureId: string;
	/** Later ones replace earlier ones: they say more. */
	readonly revision: number;
	readonly issuedAt: string;
	readonly kiosk: { readonly id: string; readonly name: string; readonly version: string };
	readonly person: { readonly commitment: string };
	readonly scope: ErasureScope;
	readonly cause: ErasureCause;
	readonly withdrawnAt: string | null;
	readonly erasedAt: string;
	readonly removed: ErasureCounts;
	readonly remaining: ErasureCounts;
	readonly searchIndex: ErasureFacts["index"];
	readonly kept: { readonly attendanceRecords: number };
	readonly files: {
		readonly writeAheadLogEmptied: boolean;
		readonly databaseCompactedAt: string | null;
		readonly copiesDeleted: number;
	};
	readonly backups: { readonly lastKeptUntil: string | null; readonly keptUntilRemovedByHand: number };
	readonly systems: readonly {
		readonly name: string;
		readonly state: ErasureRequestState;
		readonly answeredAt: string | null;
	}[];
}

export interface CertificateContext {
	readonly revision: number;
	readonly issuedAtMs: number;
	readonly kiosk: ErasureCertificate["kiosk"];
	readonly requests: readonly ErasureRequestView[];
	readonly timestamp: (atMs: number) => string;
}

export function toCertificate(erasure: Erasure, context: CertificateContext): ErasureCertificate {
	const { facts, compactedAtMs } = erasure;
	const { timestamp } = context;
	const optional = (atMs: number | null) => (atMs === null ? null : timestamp(atMs));
	return {
		type: CERTIFICATE_TYPE,
		erasureId: erasure.erasureId,
		revision: context.revision,
		issuedAt: timestamp(context.issuedAtMs),
		kiosk: context.kiosk,
		person: { commitment: facts.commitment },
		scope: erasure.scope,
		cause: facts.cause,
		withdrawnAt: optional(facts.withdrawnAtMs),
		erasedAt: timestamp(erasure.erasedAtMs),
		removed: facts.removed,
		remaining: facts.remaining,
		searchIndex: facts.index,
		kept: { attendanceRecords: facts.keptAttendance },
		files: {
			writeAheadLogEmptied: facts.isLogEmptied,
			databaseCompactedAt: optional(compactedAtMs),
			copiesDeleted: facts.copiesDeleted,
		},
		backups: { lastKeptUntil: optional(facts.backups.untilMs), keptUntilRemovedByHand: facts.backups.withoutEnd },
		systems: context.requests.map(({ target, state, answeredAtMs }) => ({
			name: target,
			state,
			answeredAt: optional(answeredAtMs),
		})),
	};
}

/** Certificate and signature, as they are kept and handed out. The signature is over the UTF-8 of `document`. */
export interface SignedCertificate {
	/** JSON of `ErasureCertificate`: exactly these characters were signed. */
	readonly document: string;
	readonly keyId: string;
	/** Base64, 32 and 64 bytes. */
	readonly publicKey: string;
	readonly signature: string;
}

/** What tells that a certificate is about a person: only the person's own copy has it. */
export interface CertificateOpening {
	readonly employeeId: string;
	readonly reference: string;
}
