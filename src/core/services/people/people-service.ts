// People as a supervisor looks after them: the list, one person's page, and changes of who somebody is.
import type { AttendanceEvent } from "../../domain/attendance/attendance-event.ts";
import type { EmployeeId, EmployeeSummary, Template } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import type { Clock, Log } from "../../ports/environment.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";
import type { Gallery, GalleryChange } from "../../ports/gallery.ts";
import type { ModelSettingsStore } from "../../ports/model-settings.ts";
import type { PersonFacts, PersonFactsStore, PersonIdentityStore } from "../../ports/person-identities.ts";
import type { AttendanceStore, AuditStore, EmployeeStore, Transaction } from "../../ports/stores.ts";
import { followGallery } from "./follow-gallery.ts";

export interface EmployeeRow extends EmployeeSummary, Omit<PersonFacts, "employeeId"> {
	/** Not seen for so long that the rule of retention points the person out. */
	readonly isFlaggedUnseen: boolean;
}

export interface TemplateView extends Pick<Template, "pose" | "quality" | "source" | "createdAtMs"> {
	/** Whether the model in use can match it. */
	readonly isUsable: boolean;
}

export interface EmployeeDetails {
	readonly summary: EmployeeSummary;
	readonly formerIds: readonly EmployeeId[];
	/** Oldest first. */
	readonly templates: readonly TemplateView[];
	/** Newest first, a few; under whichever id they were made. */
	readonly punches: readonly AttendanceEvent[];
	/** Whether a picture was kept that may be shown. */
	readonly hasPicture: boolean;
}

export interface PeopleService {
	/** By name. */
	list(): Promise<readonly EmployeeRow[]>;
	/** Rejects with EMPLOYEE_NOT_FOUND. */
	details(employeeId: EmployeeId): Promise<EmployeeDetails>;
	/** Rejects with NOT_FOUND when there is none to show. */
	picture(employeeId: EmployeeId): Promise<Uint8Array>;
	/** Throws EMPLOYEE_NOT_FOUND, as the others do; VALIDATION_FAILED for an empty name. */
	rename(employeeId: EmployeeId, name: string, actor: string): void;
	/** Somebody who is not active is not recorded; nothing is erased. */
	setActive(employeeId: EmployeeId, isActive: boolean, actor: string): void;
	/** Rejects with EMPLOYEE_EXISTS when the id is somebody else's, now or before. */
	changeId(employeeId: EmployeeId, to: EmployeeId, actor: string): Promise<void>;
	/** `from` becomes part of `into`. Records keep the id they were made with. Rejects with VALIDATION_FAILED for one and the same. */
	merge(from: EmployeeId, into: EmployeeId, actor: string): Promise<void>;
}

export interface PeopleServicePorts {
	readonly engine: Pick<FaceEngine, "describe">;
	readonly gallery: Pick<Gallery, "apply">;
	readonly employees: Pick<EmployeeStore, "list" | "summary" | "templates">;
	readonly identities: PersonIdentityStore;
	readonly facts: PersonFactsStore;
	readonly attendance: Pick<AttendanceStore, "list">;
	readonly flaggedUnseen: () => ReadonlySet<EmployeeId>;
	readonly modelSettings: Pick<ModelSettingsStore, "read">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
}

const SHOWN_PUNCHES = 100;

export function createPeopleService(ports: PeopleServicePorts): PeopleService {
	const { engine, gallery, employees, identities, facts, attendance, modelSettings, clock, log } = ports;

	/** The change and its audit row together, or neither. */
	function audited<Change>(
		actor: string,
		action: string,
		subject: EmployeeId,
		detail: Readonly<Record<string, string | boolean>>,
		change: () => Change | null,
	): Change {
		return ports.transaction(() => {
			const changed = change();
			if (changed === null) throw new AppError("EMPLOYEE_NOT_FOUND");
			ports.audit.append({ atMs: clock.nowMs(), actor, action, subject, detail });
			return changed;
		});
	}
	const follow = (change: GalleryChange) => followGallery(gallery, change, log);

	/** A picture is shown only while pictures may be kept, and of somebody who agreed to what is kept. */
	function pictureOf(employeeId: EmployeeId, summary: Pick<EmployeeSummary, "consent">): Uint8Array | null {
		if (!modelSettings.read().keepsEnrollmentCrops || summary.consent === null) return null;
		return facts.picture(employeeId);
	}

	async function lookUp(employeeId: EmployeeId) {
		const { templateContractId } = await engine.describe();
		const summary = employees.summary(employeeId, templateContractId);
		if (!summary) throw new AppError("EMPLOYEE_NOT_FOUND");
		return { templateContractId, summary };
	}

	async function list(): Promise<readonly EmployeeRow[]> {
		const { templateContractId } = await engine.describe();
		const byId = new Map(facts.list(templateContractId).map(({ employeeId, ...own }) => [employeeId, own]));
		const flagged = ports.flaggedUnseen();
		const none = { lastSeenAtMs: null, lowestQuality: null, groupName: null };
		return employees.list(templateContractId).map((summary) => ({
			...summary,
			...(byId.get(summary.employeeId) ?? none),
			isFlaggedUnseen: flagged.has(summary.employeeId),
		}));
	}

	async function details(employeeId: EmployeeId): Promise<EmployeeDetails> {
		const { templateContractId, summary } = await lookUp(employeeId);
		return {
			summary,
			formerIds: identities.formerIds(employeeId),
			templates: employees.templates(employeeId).map(({ pose, quality, source, createdAtMs, ...template }) => ({
				...{ pose, quality, source, createdAtMs },
				isUsable: template.templateContractId === templateContractId,
			})),
			punches: attendance.list({ employeeId, limit: SHOWN_PUNCHES }),
			hasPicture: pictureOf(employeeId, summary) !== null,
		};
	}

	return {
		list,
		details,
		async picture(employeeId) {
			const { summary } = await lookUp(employeeId);
			const picture = pictureOf(employeeId, summary);
			if (!picture) throw new AppError("NOT_FOUND");
			return picture;
		},
		rename(employeeId, name, actor) {
			const trimmed = name.trim();
			if (trimmed === "") throw new AppError("VALIDATION_FAILED", { fields: ["name"] });
			audited(actor, "employee.rename", employeeId, {}, () => identities.rename(employeeId, trimmed) || null);
		},
		setActive(employeeId, isActive, actor) {
			const change = () => identities.setActive(employeeId, isActive) || null;
			audited(actor, "employee.setActive", employeeId, { isActive }, change);
		},
		async changeId(employeeId, to, actor) {
			if (employeeId === to) throw new AppError("VALIDATION_FAILED", { fields: ["to"] });
			const change = () => identities.changeId(employeeId, to);
			await follow(audited(actor, "employee.changeId", employeeId, { to }, change));
		},
		async merge(from, into, actor) {
			if (from === into) throw new AppError("VALIDATION_FAILED", { fields: ["into"] });
			await follow(audited(actor, "employee.merge", from, { into }, () => identities.merge(from, into)));
		},
	};
}
