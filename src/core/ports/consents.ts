// The consents that people gave and took back.
import type { Consent, EmployeeId } from "../domain/employee.ts";
import type { ConsentRecord } from "../domain/rights/consent-withdrawal.ts";
import type { GalleryChange } from "./gallery.ts";

export interface PendingWithdrawal {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly eraseByMs: number;
}

export interface ConsentStore {
	/** Newest first. */
	history(employeeId: EmployeeId): ConsentRecord[];
	/**
	 * In one transaction: the consent in force ends, and with it recognition. `reference` is the person's own proof that it
	 * was asked for. Returns what the index must follow; null when there is no such person, or they withdrew already.
	 */
	withdraw(
		employeeId: EmployeeId,
		withdrawal: { readonly atMs: number; readonly takenBy: string; readonly reference: string },
	): GalleryChange | null;
	/** In one transaction: a new consent, and recognition with what is still stored. null when nothing was withdrawn. */
	renew(employeeId: EmployeeId, consent: Consent, takenBy: string): GalleryChange | null;
	/** What the person was given at the withdrawal; null without one. */
	reference(employeeId: EmployeeId): string | null;
	/** Withdrawn, and not erased yet; the most urgent first. */
	pending(): PendingWithdrawal[];
}
