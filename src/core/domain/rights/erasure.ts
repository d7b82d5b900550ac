// Erasing what is kept of a person: how far it goes, what is asked of HRIS systems, and the certificate of it.
import type { EmployeeId } from "../employee.ts";

/**
 * `face`: templates, pictures and what was made of them; the person goes on with PIN or badge. `person`: everything but the
 * attendance records, which are the record of a wage. `personAndAttendance`: those keep their place in the log without
 * telling whose they are.
 */
export const erasureScopes = ["face", "person", "personAndAttendance"] as const;
export type ErasureScope = (typeof erasureScopes)[number];

/** Who wanted it: the person, an administrator, a rule of how long data is kept, or another system by its API key. */
export const erasureCauses = ["withdrawal", "administrator", "retention", "system"] as const;
export type ErasureCause = (typeof erasureCauses)[number];

/** What there is of a person, each counted and erased by itself. */
export const erasureItems = [
	"templates",
	"pictures",
	"evidencePhotos",
	"dataKeys",
	"lookAlikes",
	"identity",
	"formerIds",
	"consents",
	"pins",
	"badges",
	"groups",
	"externalIds",
	"hrisCandidates",
	"deliveredBodies",
	"requestKeys",
	"auditEntries",
	"undeliveredBodies",
	"attendanceRecords",
] as const;
export type ErasureItem = (typeof erasureItems)[number];
export type ErasureCounts = Readonly<Record<ErasureItem, number>>;

const faceItems: readonly ErasureItem[] = ["templates", "pictures", "evidencePhotos", "dataKeys", "lookAlikes"];
const attendanceItems: readonly ErasureItem[] = ["undeliveredBodies", "attendanceRecords"];

/** What goes with a scope, in the order in which it is erased. */
export function itemsOf(scope: ErasureScope): readonly ErasureItem[] {
	if (scope === "face") return faceItems;
	return scope === "person" ? erasureItems.filter((item) => !attendanceItems.includes(item)) : erasureItems;
}

/**
 * What became of asking one HRIS system. `accepted`: it took the request. `refused`: it will not, somebody must ask there.
 * `cannot`: this kind of system has no way to be asked. `gone`: it was removed from the kiosk before it answered.
 */
export const requestStates = ["waiting", "accepted", "refused", "cannot", "gone"] as const;
export type ErasureRequestState = (typeof requestStates)[number];

export interface ErasureRequestView {
	readonly target: string;
	readonly state: ErasureRequestState;
	readonly answeredAtMs: number | null;
}

export const ERASED_EVENT_TYPE = "attendance.person.erased.v1";

/** What an HRIS is asked: to erase what it keeps of the face itself. CloudEvents 1.0, as everything that leaves the kiosk. */
export function toErasedEvent(request: {
	readonly requestId: string;
	readonly kioskId: string;
	readonly employeeId: EmployeeId;
	readonly scope: ErasureScope;
	/** RFC 3339. */
	readonly erasedAt: string;
}) {
	const { requestId, kioskId, employeeId, scope, erasedAt } = request;
	return {
		specversion: "1.0",
		type: ERASED_EVENT_TYPE,
		id: requestId,
		source: `/kiosk/${kioskId}`,
		time: erasedAt,
		datacontenttype: "application/json",
		data: { employee_id: employeeId, scope, erased_at: erasedAt },
	} as const;
}

/** Base32 of RFC 4648 without the letters and digits that are mistaken for each other when read from paper. */
const REFERENCE_DIGITS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
export const REFERENCE_BYTES = 16;

/** `7F3K-92QD-...`: the person's own proof. 80 bits, so that no list of employee numbers leads to a certificate. */
export function toReference(random: Uint8Array): string {
	const digits = [...random].map((byte) => REFERENCE_DIGITS[byte % REFERENCE_DIGITS.length]).join("");
	return (digits.match(/.{4}/g) ?? []).join("-");
}
