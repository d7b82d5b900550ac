// Erasing people from the stores, and what is kept of having done so.
import type { EmployeeId } from "../domain/employee.ts";
import type {
	ErasureCounts,
	ErasureItem,
	ErasureRequestState,
	ErasureRequestView,
	ErasureScope,
} from "../domain/rights/erasure.ts";
import type { Erasure, SignedCertificate } from "../domain/rights/erasure-certificate.ts";
import type { GalleryChange } from "./gallery.ts";

/** Somebody, in every form in which the stores know them. Held in memory only, to ask again afterwards. */
export interface ErasureSubject {
	readonly personKey: number;
	readonly employeeId: EmployeeId;
	/** The id of now and those of before. */
	readonly employeeIds: readonly EmployeeId[];
	readonly withdrawnAtMs: number | null;
}

export interface ErasureStore {
	/** null when there is no such person. */
	find(employeeId: EmployeeId): ErasureSubject | null;
	/** What there is of a person now; 0 for items that are not asked about. */
	count(subject: ErasureSubject, items: readonly ErasureItem[]): ErasureCounts;
	/** Call inside a transaction. Returns what the index must follow. */
	erase(subject: ErasureSubject, scope: ErasureScope, nowMs: number): GalleryChange;
	/** Pictures that enrollment kept, older than that. Returns how many there were, and of how many people. */
	erasePictures(beforeMs: number): { readonly items: number; readonly people: number };
	countPictures(beforeMs: number): { readonly items: number; readonly people: number };
	/**
	 * After the commit: empties the write-ahead log, so that the bytes are in no file, and deletes unencrypted copies of
	 * the database. False: somebody reads the database just now, and the log is emptied at the next call.
	 */
	cleanFiles(): { readonly isLogEmptied: boolean; readonly copiesDeleted: number };
}

/** The database file without the gaps that deleted rows leave. */
export interface DatabaseCompaction {
	bytes(): number;
	/** Writes the file anew; nothing else happens meanwhile. Returns how long it took. Throws STORAGE_UNAVAILABLE. */
	compact(): number;
}

export interface StoredCertificate extends SignedCertificate {
	readonly revision: number;
	readonly issuedAtMs: number;
}

export interface ErasureRequest {
	readonly requestId: string;
	readonly erasureId: string;
	readonly targetId: string;
	/** As the operator called it. */
	readonly targetName: string;
	readonly state: ErasureRequestState;
	/** Names the person; null once it was answered. */
	readonly bodyJson: string | null;
	readonly externalId: string | null;
	readonly attempts: number;
	readonly nextAttemptAtMs: number;
}

/** What was erased when, its certificates, and what HRIS systems were asked. None of it names anybody. */
export interface ErasureRecordStore {
	add(erasure: Omit<Erasure, "compactedAtMs" | "compactionMs">, requests: readonly ErasureRequest[]): void;
	updateFacts(erasureId: string, facts: Erasure["facts"]): void;
	find(erasureId: string): Erasure | null;
	/** Newest first. */
	list(limit: number): Erasure[];
	/** Those whose file still has the gaps. */
	uncompacted(): Erasure[];
	noteCompaction(atMs: number, durationMs: number): void;
	/** The latest; null before the first. */
	certificate(erasureId: string): StoredCertificate | null;
	addCertificate(erasureId: string, certificate: StoredCertificate): void;
	/** Without a certificate: the kiosk ended in between. */
	uncertified(): Erasure[];
	requests(erasureId: string): ErasureRequestView[];
	dueRequests(nowMs: number, limit: number): ErasureRequest[];
	/** An answer that ends it clears what names the person. */
	answer(
		requestId: string,
		state: Exclude<ErasureRequestState, "waiting">,
		atMs: number,
		errorCode: string | null,
	): void;
	retry(requestId: string, nextAttemptAtMs: number, errorCode: string): void;
	/** What a target calls the person, for asking it. */
	externalId(personKey: number, targetId: string): string | null;
}

/**
 * SHA-256 over the reference that only the person was given and the employee id: who has both can show that a certificate
 * is about them, and the certificate itself tells nobody.
 */
export type PersonCommitment = (reference: string, employeeId: string) => string;
