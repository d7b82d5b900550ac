// Durable state. All calls are synchronous: a transaction is one uninterrupted piece of code, and what returned is on disk.
import type { AttendanceEvent, PunchDraft } from "../domain/attendance/attendance-event.ts";
import type { RosterEntry } from "../domain/attendance/presence.ts";
import type { PinLock } from "../domain/codes/pin-policy.ts";
import type { DeliveryFailure } from "../domain/delivery/delivery-code.ts";
import type { Target } from "../domain/delivery/target.ts";
import type { Consent, Employee, EmployeeId, EmployeeSummary, Template } from "../domain/employee.ts";
import type { EditableSettings, Settings } from "../domain/settings.ts";
import type { EnrollmentCrop } from "./enrollment-crops.ts";
import type { GalleryChange, GallerySource } from "./gallery.ts";
import type { PulledEmployee } from "./hris-target.ts";

/**
 * Runs `work` as one transaction over all stores: what it writes is kept together, or not at all when it throws. A change
 * and the audit row that describes it belong into one.
 */
export type Transaction = <Result>(work: () => Result) => Result;

export interface NewEmployee {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly consent: Consent | null;
	/** Who took the consent, as the audit names them. */
	readonly consentTakenBy?: string | null;
}

/** Employees and their templates. Templates are encrypted at rest under a data key per person. */
export interface EmployeeStore extends GallerySource {
	find(employeeId: EmployeeId): Employee | null;
	/** Sorted by name; counts are split by whether they belong to `templateContractId`. */
	list(templateContractId: string): EmployeeSummary[];
	summary(employeeId: EmployeeId, templateContractId: string): EmployeeSummary | null;
	/** Active employees, by name. */
	roster(): RosterEntry[];
	count(): number;
	/** Whether anybody can be recognised by templates of this contract. */
	hasFaces(templateContractId: string): boolean;
	/**
	 * In one transaction: creates the employee or updates the name, and adds the templates (replacing all earlier ones
	 * when `replace`, and their pictures). `crops` are pictures to keep, each beside its template. Each of `lookAlikes` is
	 * flagged with the person as a pair; ids of nobody are left out. Returns what the index must follow.
	 * Throws CONSENT_WITHDRAWN for somebody who withdrew theirs, unless `consent` was given after that.
	 */
	enroll(
		person: NewEmployee,
		templates: readonly Template[],
		options: {
			replace: boolean;
			crops?: readonly EnrollmentCrop[];
			lookAlikes?: readonly EmployeeId[];
		},
	): GalleryChange;
	/** Whom the person is flagged with as a look-alike, by id. */
	lookAlikes(employeeId: EmployeeId): EmployeeId[];
	/** Takes the flag of a pair back. False when there is none. */
	clearLookAlike(employeeId: EmployeeId, other: EmployeeId): boolean;
	/**
	 * Removes the person from the gallery for good: every template and picture, and the data key that could read a copy.
	 * Attendance events stay (they are wages); the person's row stays behind them without the name in lists.
	 * null when there is no such employee.
	 */
	remove(employeeId: EmployeeId): GalleryChange | null;
	templates(employeeId: EmployeeId): Template[];
}

/** One delivery to make: the event's id, the target, and the exact body that is sent on every try. */
export interface OutboxDraft {
	readonly eventId: string;
	readonly target: string;
	readonly bodyJson: string;
}

export interface AttendanceQuery {
	readonly fromMs?: number;
	readonly toMs?: number;
	readonly employeeId?: EmployeeId;
	/** Newest first. Rows with a smaller sequence number than this one. */
	readonly beforeSeq?: number;
	readonly limit: number;
}

export interface AttendanceStore {
	/** The person's latest event by kiosk sequence, or null. */
	latest(employeeId: EmployeeId): AttendanceEvent | null;
	/**
	 * ONE transaction: sequence number, hash chain, event and outbox rows. When it returns, or the `Transaction` around it
	 * does, the event is durable.
	 * `outbox` gets the sequence number because the body that leaves the kiosk carries it.
	 * Throws STORAGE_UNAVAILABLE (disk full, read-only): then nothing was recorded.
	 */
	append(draft: PunchDraft, outbox: (kioskSeq: number) => readonly OutboxDraft[]): AttendanceEvent;
	find(eventId: string): AttendanceEvent | null;
	/** Whether a later event corrects this one. */
	isCorrected(eventId: string): boolean;
	/** Oldest first: events with a larger sequence number. */
	after(kioskSeq: number, limit: number): AttendanceEvent[];
	list(query: AttendanceQuery): AttendanceEvent[];
}

export interface OutboxRow extends OutboxDraft {
	readonly outboxId: number;
	readonly attempts: number;
	readonly nextAttemptAtMs: number;
	readonly createdAtMs: number;
	/** What the target calls the person: as somebody typed it, else as the last pull said. */
	readonly externalId: string | null;
}

export interface OutboxStatus {
	readonly waiting: number;
	readonly oldestWaitingAtMs: number | null;
	readonly delivered: number;
	readonly lastDeliveredAtMs: number | null;
	readonly deadLetters: number;
	readonly lastErrorCode: string | null;
}

export interface TargetOutboxStatus extends OutboxStatus {
	/** Of those waiting, how many wait behind a dead letter of the same person. */
	readonly held: number;
	/** What the target itself said with the last error. */
	readonly lastErrorDetail: string | null;
}

/** Which rows of a target a worker may take. */
export interface DueQuery {
	readonly target: string;
	/** A dead letter holds the person's later rows back. */
	readonly holdsBehindDead: boolean;
}

export interface DeadLetter {
	readonly outboxId: number;
	readonly target: string;
	readonly eventId: string;
	readonly attempts: number;
	readonly diedAtMs: number;
	readonly errorCode: string;
	readonly errorDetail: string | null;
	/** Later events of the same person that wait for the same target. */
	readonly waitingBehind: number;
}

export interface DeadLetterQuery {
	readonly target?: string;
	/** Oldest first, those after this one. */
	readonly afterId?: number;
	readonly limit: number;
}

export interface OutboxStore {
	/** Due rows in the order of the events; at most one a person at a time, the oldest, so that order is kept. */
	due(query: DueQuery, nowMs: number, limit: number): OutboxRow[];
	/** When the next row becomes due; null when nothing can be sent. */
	nextDueAtMs(query: DueQuery): number | null;
	/** One transaction: what became of records that went together is noted at once, or not at all. */
	together(work: () => void): void;
	markDelivered(outboxId: number, nowMs: number): void;
	markRetry(outboxId: number, nextAttemptAtMs: number, failure: DeliveryFailure): void;
	markDead(outboxId: number, nowMs: number, failure: DeliveryFailure): void;
	/**
	 * Up to when everything recorded has reached the target: before its oldest dead letter, `nowMs` where there is none.
	 * null while anything waits.
	 */
	drainedToMs(target: string, nowMs: number): number | null;
	/** Makes waiting rows due now (the network is back, or the address was corrected). */
	wake(target: string, nowMs: number): void;
	/**
	 * Events of the log from a moment on that have no row for the target, and the first of them; null: for a target that
	 * is not there yet. An erased person's event has none, ever.
	 */
	missing(target: string | null, fromMs: number): { readonly events: number; readonly firstSeq: number | null };
	/**
	 * Rows for events that are in the log already, in the order given. A row that is there is left alone, and an erased
	 * person's event has none. Returns how many were new.
	 */
	add(drafts: readonly OutboxDraft[], nowMs: number): number;
	/** Rows that were added for a target that never came to be, since the kiosk ended meanwhile. */
	removeOrphans(): void;
	deadLetters(query: DeadLetterQuery): DeadLetter[];
	/** Dead letters back to waiting: one, those of a target, or all. Returns how many. */
	replay(which: { readonly outboxId?: number; readonly target?: string }, nowMs: number): number;
	/** A dead letter that will not be sent: what it held goes on. Returns what it was, null when it is no dead letter. */
	skip(outboxId: number, nowMs: number): { readonly eventId: string; readonly target: string } | null;
	status(): OutboxStatus;
	statusOf(query: DueQuery): TargetOutboxStatus;
}

/** How the last pull of a target's employee list went. */
export interface TargetPull {
	readonly atMs: number;
	/** How many were listed; null when it failed. */
	readonly listed: number | null;
	readonly errorCode: string | null;
	readonly errorDetail: string | null;
}

/** Somebody who is enrolled here, and what a target calls them. */
export interface TargetPerson {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly isActive: boolean;
	/** As somebody typed it; it wins over the pulled one. */
	readonly typedId: string | null;
	readonly pulledId: string | null;
}

export interface PullChanges {
	/** Enrolled people who have left there, or came back: deactivated or activated here in the same transaction. */
	readonly deactivated: readonly EmployeeId[];
	readonly activated: readonly EmployeeId[];
}

export interface TargetPeopleStore {
	/** Takes a target's whole list instead of the last one. */
	replace(target: string, people: readonly PulledEmployee[], nowMs: number): PullChanges;
	noteFailure(target: string, failure: DeliveryFailure, nowMs: number): void;
	lastPull(target: string): TargetPull | null;
	/** How many were active in the last list. */
	countActive(target: string): number;
	/** Everybody who is enrolled, those without an id first. */
	people(target: string): TargetPerson[];
	/** null takes it away. False when there is no such person. */
	setExternalId(target: string, employeeId: EmployeeId, externalId: string | null, nowMs: number): boolean;
	/** Active people of any list who are not enrolled here, by name. */
	notEnrolled(limit: number): { readonly employeeId: string; readonly name: string }[];
}

export interface TargetStore {
	/** In the order in which they were added. */
	list(): readonly Target[];
	find(targetId: string): Target | null;
	/** Adds it, or replaces the one of the same id. */
	put(target: Target): void;
	/** With everything that is kept for it: rows that wait, and what employees are called there. Returns how many rows waited. */
	remove(targetId: string): number;
}

export interface SettingsStore {
	/** Defaults filled in; `kioskId` is made at the first call. */
	read(): Settings;
	update(changes: EditableSettings & { readonly setupCompleted?: true }): Settings;
	/** Failed PIN tries and until when the PIN is locked: kept on disk, so that a power cycle does not reset them. */
	readPinLock(): PinLock;
	writePinLock(lock: PinLock): void;
}

export interface AuditEntry {
	readonly atMs: number;
	readonly actor: string;
	readonly action: string;
	/** Ids only: no name, no biometric. */
	readonly subject: string | null;
	readonly detail: Readonly<Record<string, string | number | boolean>>;
}

export interface AuditStore {
	append(entry: AuditEntry): void;
	list(limit: number): AuditEntry[];
}
