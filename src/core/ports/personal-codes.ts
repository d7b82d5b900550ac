// PINs and badges of employees, and the wrong tries that were made with them. Synchronous like all stores.
import type { AttemptBucket } from "../domain/codes/attempt-limit.ts";
import type { PinLock } from "../domain/codes/pin-policy.ts";
import type { EmployeeId } from "../domain/employee.ts";

export interface Badge {
	readonly badgeId: string;
	/** 1 for the first badge of the person, 2 for the one that replaced it, ... */
	readonly number: number;
	readonly issuedAtMs: number;
}

export interface BadgeHolder {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly badge: Badge;
}

/** Erased with the person. Only people who are not removed are seen. */
export interface PersonalCodeStore {
	/** Active people who have a PIN. */
	pinHolders(): readonly EmployeeId[];
	hasPinHolder(): boolean;
	readPin(employeeId: EmployeeId): { readonly hash: string; readonly setAtMs: number } | null;
	/** False when there is no such person. */
	writePin(employeeId: EmployeeId, hash: string, nowMs: number): boolean;
	/** False when there was none. */
	removePin(employeeId: EmployeeId): boolean;

	/** The person's badge in force. */
	badgeOf(employeeId: EmployeeId): Badge | null;
	hasBadgeHolder(): boolean;
	/** Active people with a badge in force, by name. */
	badgeHolders(): readonly BadgeHolder[];
	/** Whose badge it is or was. */
	findBadge(badgeId: string): { readonly employeeId: EmployeeId; readonly isRevoked: boolean } | null;
	/** Revokes the badge in force and puts this one in its place; null when there is no such person. */
	issueBadge(employeeId: EmployeeId, badgeId: string, nowMs: number): Badge | null;
	/** The badge that is revoked now; null when there was none in force. */
	revokeBadge(employeeId: EmployeeId, nowMs: number): Badge | null;

	readLock(subject: string): PinLock;
	writeLock(subject: string, lock: PinLock, nowMs: number): void;
	clearLock(subject: string): void;
	/** Forgets locks whose last try is older. */
	forgetLocks(beforeMs: number): void;
	readBucket(name: BucketName): AttemptBucket;
	writeBucket(name: BucketName, bucket: AttemptBucket): void;
}

export type BucketName = "pin" | "badge" | "operatorPin" | "operatorPinChange";

/** HMAC-SHA256 under this installation's own key, which is made at the first use. Throws SECRET_UNAVAILABLE. */
export interface TextSigner {
	sign(text: string): Uint8Array;
}
