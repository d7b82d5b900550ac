// Names, ids and standing of people who are enrolled. The log keeps the ids it was written with; what is read from it goes
// by whom they belong to now.
import type { EmployeeId } from "../domain/employee.ts";
import type { GalleryChange } from "./gallery.ts";

export interface PersonIdentityStore {
	/** False when there is no such person. */
	rename(employeeId: EmployeeId, name: string): boolean;
	/**
	 * Whether the kiosk accepts the person, by a supervisor's word: no HRIS's list brings back whom it deactivated, until it
	 * is taken back. False when there is no such person.
	 */
	setActive(employeeId: EmployeeId, isActive: boolean): boolean;
	/**
	 * In one transaction: the person goes by `to` from now on, and so does what has not reached its target yet; the old id
	 * stays theirs. Returns what the index must follow, null when there is no such person.
	 * Throws EMPLOYEE_EXISTS when `to` is somebody else's, now or before.
	 */
	changeId(employeeId: EmployeeId, to: EmployeeId): GalleryChange | null;
	/**
	 * In one transaction: `from` becomes part of `into`. Templates, pictures, external ids, group, look-alikes and undelivered
	 * events go over, where `into` has none of its own; PIN and badges of `from` end. Returns what the index must follow,
	 * null when one of the two is not there.
	 */
	merge(from: EmployeeId, into: EmployeeId): GalleryChange | null;
	/** Ids of the past that belong to this person. */
	formerIds(employeeId: EmployeeId): readonly EmployeeId[];
}

/** What a list of people shows beside their names and templates. */
export interface PersonFacts {
	readonly employeeId: EmployeeId;
	/** Time of the person's latest record, under whichever id it was made. */
	readonly lastSeenAtMs: number | null;
	/** Of the templates that can be matched, 0..100; null without one. */
	readonly lowestQuality: number | null;
	readonly groupName: string | null;
}

export interface PersonFactsStore {
	/** Of everybody who is enrolled. */
	list(templateContractId: string): PersonFacts[];
	/** The picture of a face that enrollment kept, from the front where there is one; null when none was kept. */
	picture(employeeId: EmployeeId): Uint8Array | null;
}
