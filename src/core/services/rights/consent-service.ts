// Consents: given, taken back, given anew. Taking back stops the recognition of the face before the call returns.
import type { EmployeeId } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import { type ConsentRecord, ERASE_WITHIN_MS } from "../../domain/rights/consent-withdrawal.ts";
import { REFERENCE_BYTES, toReference } from "../../domain/rights/erasure.ts";
import type { ConsentStore, PendingWithdrawal } from "../../ports/consents.ts";
import type { Clock, Log, RandomSource } from "../../ports/environment.ts";
import type { EvidencePhotoStore } from "../../ports/evidence-photos.ts";
import type { Gallery } from "../../ports/gallery.ts";
import type { OperatorStore } from "../../ports/operators.ts";
import type { AuditStore, EmployeeStore, Transaction } from "../../ports/stores.ts";
import { followGallery } from "../people/follow-gallery.ts";

export interface ConsentOverview {
	/** Newest first. Who took them is told by name, where that is still known. */
	readonly history: readonly ConsentRecord[];
	/** What the person was given at the withdrawal; null once it was erased. */
	readonly reference: string | null;
}

export interface ConsentService {
	/** Throws EMPLOYEE_NOT_FOUND. */
	overview(employeeId: EmployeeId): ConsentOverview;
	/**
	 * Recognition of the face ends now, and evidence photos go; PIN and badge go on. The reference is for the person. Rejects
	 * with EMPLOYEE_NOT_FOUND, CONSENT_WITHDRAWN when it was withdrawn before.
	 */
	withdraw(employeeId: EmployeeId, actor: string): Promise<{ readonly reference: string; readonly eraseByMs: number }>;
	/** With what is still stored. Rejects with EMPLOYEE_NOT_FOUND, NOT_FOUND when nothing was withdrawn. */
	renew(
		employeeId: EmployeeId,
		text: { readonly version: string; readonly language: "id" | "en" },
		actor: string,
	): Promise<void>;
	/** Withdrawn, and not erased yet; the most urgent first. */
	pending(): readonly PendingWithdrawal[];
}

export interface ConsentServicePorts {
	readonly consents: ConsentStore;
	readonly employees: Pick<EmployeeStore, "find">;
	readonly operators: Pick<OperatorStore, "find">;
	readonly gallery: Pick<Gallery, "apply">;
	readonly evidencePhotos: Pick<EvidencePhotoStore, "eraseOf">;
	/** Biometrics of the person that an enrollment under way holds in memory. */
	readonly forgetEnrollment: (employeeId: EmployeeId) => void;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly random: RandomSource;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
}

/** As `actorOf` in `api` writes it. */
const OPERATOR = "operator:";

export function createConsentService(ports: ConsentServicePorts): ConsentService {
	const { consents, employees, gallery, evidencePhotos, audit, transaction, random, clock, log } = ports;

	/** The history keeps operators as the audit does, by a random id. */
	function nameOf(actor: string): string {
		const [, operatorId] = actor.split(OPERATOR);
		return (operatorId !== undefined && ports.operators.find(operatorId)?.name) || actor;
	}
	const named = ({ accepted, withdrawn }: ConsentRecord): ConsentRecord => ({
		accepted: accepted && { ...accepted, takenBy: accepted.takenBy && nameOf(accepted.takenBy) },
		withdrawn: withdrawn && { ...withdrawn, takenBy: nameOf(withdrawn.takenBy) },
	});

	function refuseUnknown(employeeId: EmployeeId): void {
		if (!employees.find(employeeId)) throw new AppError("EMPLOYEE_NOT_FOUND");
	}

	return {
		overview(employeeId) {
			refuseUnknown(employeeId);
			return { history: consents.history(employeeId).map(named), reference: consents.reference(employeeId) };
		},
		async withdraw(employeeId, actor) {
			refuseUnknown(employeeId);
			const atMs = clock.nowMs();
			const reference = toReference(random.bytes(REFERENCE_BYTES));
			const change = transaction(() => {
				const withdrawn = consents.withdraw(employeeId, { atMs, takenBy: actor, reference });
				if (!withdrawn) throw new AppError("CONSENT_WITHDRAWN");
				// A new consent within the 72 hours goes on with the templates; these pictures it has no use for.
				const detail = { evidencePhotos: evidencePhotos.eraseOf(employeeId) };
				audit.append({ atMs, actor, action: "consent.withdraw", subject: employeeId, detail });
				return withdrawn;
			});
			ports.forgetEnrollment(employeeId);
			await followGallery(gallery, change, log);
			return { reference, eraseByMs: atMs + ERASE_WITHIN_MS };
		},
		async renew(employeeId, { version, language }, actor) {
			refuseUnknown(employeeId);
			const atMs = clock.nowMs();
			const change = transaction(() => {
				const renewed = consents.renew(employeeId, { version, language, acceptedAtMs: atMs }, actor);
				if (!renewed) throw new AppError("NOT_FOUND");
				audit.append({
					atMs,
					actor,
					action: "consent.renew",
					subject: employeeId,
					detail: { consentVersion: version },
				});
				return renewed;
			});
			await followGallery(gallery, change, log);
		},
		pending: () => consents.pending(),
	};
}
