// Gathers everything that the kiosk keeps of one person.
import type { AttendanceEvent } from "../../domain/attendance/attendance-event.ts";
import type { EmployeeId } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import { erasureItems } from "../../domain/rights/erasure.ts";
import { type ExportOptions, PERSON_EXPORT_TYPE, type PersonExport } from "../../domain/rights/person-export.ts";
import { toTimestamp } from "../../domain/timestamp.ts";
import type { ConsentStore } from "../../ports/consents.ts";
import type { Clock } from "../../ports/environment.ts";
import type { ErasureStore } from "../../ports/erasures.ts";
import type { PersonDossierStore } from "../../ports/person-dossiers.ts";
import type { AttendanceStore, AuditStore, EmployeeStore, SettingsStore } from "../../ports/stores.ts";

export interface PersonExportService {
	/** Audited: an export is a copy that leaves the kiosk. Throws EMPLOYEE_NOT_FOUND. */
	gather(employeeId: EmployeeId, options: ExportOptions, actor: string): PersonExport;
}

export interface PersonExportPorts {
	readonly employees: Pick<EmployeeStore, "find" | "templates" | "lookAlikes">;
	readonly erasures: Pick<ErasureStore, "find" | "count">;
	readonly consents: Pick<ConsentStore, "history">;
	readonly dossiers: PersonDossierStore;
	readonly attendance: Pick<AttendanceStore, "list">;
	readonly settings: { read(): Pick<ReturnType<SettingsStore["read"]>, "kioskId" | "kioskName"> };
	/** null for a reader that can write nothing: then the command says itself who ran it. */
	readonly audit: Pick<AuditStore, "append"> | null;
	readonly toBase64: (bytes: Uint8Array) => string;
	readonly version: string;
	readonly clock: Pick<Clock, "nowMs" | "zone">;
}

const PAGE = 500;

export function createPersonExportService(ports: PersonExportPorts): PersonExportService {
	const { employees, erasures, consents, attendance, clock } = ports;
	const at = (atMs: number) => toTimestamp(atMs, clock.zone(atMs).offsetMinutes);
	const optional = (atMs: number | null) => (atMs === null ? null : at(atMs));

	/** Oldest first. */
	function allEvents(employeeId: EmployeeId): readonly AttendanceEvent[] {
		const events: AttendanceEvent[] = [];
		for (;;) {
			const last = events.at(-1);
			const page = attendance.list({ employeeId, limit: PAGE, ...(last && { beforeSeq: last.kioskSeq }) });
			events.push(...page);
			if (page.length < PAGE) return events.reverse();
		}
	}

	function toAttendance(events: readonly AttendanceEvent[]): PersonExport["attendance"] {
		const corrected = new Set(events.flatMap(({ corrects }) => corrects ?? []));
		return events.map((event) => ({
			eventId: event.eventId,
			employeeId: event.employeeId,
			direction: event.direction,
			occurredAt: toTimestamp(event.occurredAtMs, event.offsetMinutes),
			recordedAt: toTimestamp(event.recordedAtMs, event.offsetMinutes),
			workDate: event.workDate,
			method: event.method,
			confidence: event.confidence,
			similarity: event.similarity,
			livenessScore: event.livenessScore,
			note: event.note,
			corrects: event.corrects,
			isCorrected: corrected.has(event.eventId),
		}));
	}

	return {
		gather(employeeId, { withNumbers }, actor) {
			const subject = erasures.find(employeeId);
			const person = employees.find(employeeId);
			if (!subject || !person) throw new AppError("EMPLOYEE_NOT_FOUND");
			const nowMs = clock.nowMs();
			const action = "person.export";
			// Before it is gathered: the export tells of itself.
			ports.audit?.append({ atMs: nowMs, actor, action, subject: employeeId, detail: { withNumbers } });
			const dossier = ports.dossiers.read(subject);
			const { kioskId, kioskName } = ports.settings.read();
			return {
				type: PERSON_EXPORT_TYPE,
				exportedAt: at(nowMs),
				kiosk: { id: kioskId, name: kioskName, version: ports.version },
				identity: {
					employeeId,
					formerIds: subject.employeeIds.filter((id) => id !== employeeId),
					name: person.name,
					isActive: person.isActive,
					group: dossier.groupName,
					enrolledAt: at(person.createdAtMs),
					changedAt: at(person.updatedAtMs),
					lookAlikes: employees.lookAlikes(employeeId).length,
					namesInOtherSystems: dossier.externalIds.map(({ target, externalId }) => ({
						system: target,
						id: externalId,
					})),
				},
				consents: consents.history(employeeId).map(({ accepted, withdrawn }) => ({
					version: accepted?.version ?? null,
					language: accepted?.language ?? null,
					acceptedAt: optional(accepted?.atMs ?? null),
					takenBy: accepted?.takenBy ?? null,
					withdrawnAt: optional(withdrawn?.atMs ?? null),
					withdrawalTakenBy: withdrawn?.takenBy ?? null,
				})),
				templates: employees.templates(employeeId).map(({ pose, quality, source, createdAtMs, ...template }) => ({
					pose,
					quality,
					source,
					createdAt: at(createdAtMs),
					model: template.templateContractId,
					...(withNumbers && { numbers: [...template.embedding] }),
				})),
				pictures: dossier.pictures.map(({ pose, takenAtMs, image }) => ({
					pose,
					takenAt: at(takenAtMs),
					jpegBase64: image && ports.toBase64(image),
				})),
				evidencePhotos: dossier.evidencePhotos.map(({ eventId, takenAtMs }) => ({ eventId, takenAt: at(takenAtMs) })),
				codes: {
					pinSetAt: optional(dossier.pinSetAtMs),
					badges: dossier.badges.map(({ number, issuedAtMs, revokedAtMs }) => ({
						number,
						issuedAt: at(issuedAtMs),
						revokedAt: optional(revokedAtMs),
					})),
				},
				attendance: toAttendance(allEvents(employeeId)),
				audit: dossier.audit.map(({ atMs, ...entry }) => ({ at: at(atMs), ...entry })),
				sentTo: dossier.deliveries.map(({ target, delivered, waiting, firstAtMs, lastAtMs }) => ({
					system: target,
					delivered,
					waiting,
					firstAt: optional(firstAtMs),
					lastAt: optional(lastAtMs),
				})),
				counts: erasures.count(subject, erasureItems),
			};
		},
	};
}
