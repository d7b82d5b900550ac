// Pictures kept as evidence of punches, sealed like templates under the person's own key.
import type { EmployeeId } from "../domain/employee.ts";

/** Taken before `beforeMs`, or kept as long as the person was told by `nowMs`. */
export interface EvidenceEnd {
	readonly beforeMs: number;
	readonly nowMs: number;
}

export interface EvidencePhotoStore {
	/** Version of the consent in force; null without one, or when it was withdrawn. */
	consentVersion(employeeId: EmployeeId): string | null;
	/** False when the person, their key or the event is gone. Throws STORAGE_UNAVAILABLE. */
	add(photo: {
		readonly eventId: string;
		readonly employeeId: EmployeeId;
		readonly image: Uint8Array;
		readonly takenAtMs: number;
		/** By what the person was told; a shorter rule erases it earlier. */
		readonly eraseAtMs: number;
	}): boolean;
	/** null where there is none, or it does not open. */
	read(eventId: string): Uint8Array | null;
	/** Erases all of a person. Returns how many. */
	eraseOf(employeeId: EmployeeId): number;
	/** All, and of them those whose time is over. */
	counts(over: EvidenceEnd): { readonly stored: number; readonly old: number };
	/** Erases at most `limit` of those whose time is over. Returns how many. */
	eraseOld(over: EvidenceEnd, limit: number): number;
}
