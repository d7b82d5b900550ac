// Pictures kept as evidence of punches, sealed like templates under the person's own key.
import type { EmployeeId } from "../domain/employee.ts";

export interface EvidencePhotoStore {
	/** Version of the consent in force; null without one, or when it was withdrawn. */
	consentVersion(employeeId: EmployeeId): string | null;
	/** False when the person, their key or the event is gone. Throws STORAGE_UNAVAILABLE. */
	add(photo: {
		readonly eventId: string;
		readonly employeeId: EmployeeId;
		readonly image: Uint8Array;
		readonly takenAtMs: number;
	}): boolean;
	/** null where there is none, or it does not open. */
	read(eventId: string): Uint8Array | null;
	/** All, and of them those taken before a moment. */
	counts(beforeMs: number): { readonly stored: number; readonly old: number };
	/** Erases at most `limit` of those taken before a moment. Returns how many. */
	eraseBefore(beforeMs: number, limit: number): number;
}
