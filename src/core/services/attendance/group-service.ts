// Employee groups as a supervisor keeps them. Every change is audited with it, in one transaction.
import type { DirectionRule } from "../../domain/attendance/direction-rule.ts";
import {
	type EmployeeGroupSummary,
	type GroupMember,
	isSameName,
	parseGroupName,
} from "../../domain/attendance/employee-group.ts";
import type { EmployeeId } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import type { Clock, IdSource } from "../../ports/environment.ts";
import type { EmployeeGroupStore } from "../../ports/rule-stores.ts";
import type { AuditStore, Transaction } from "../../ports/stores.ts";

export interface GroupRequest {
	/** null: a new one. */
	readonly groupId: string | null;
	readonly name: string;
	/** null: the kiosk's rule. */
	readonly directionRule: DirectionRule | null;
}

export interface GroupService {
	/** By name. */
	list(): EmployeeGroupSummary[];
	/** Throws VALIDATION_FAILED (`name`, or `groups` for one too many), NAME_TAKEN, NOT_FOUND. Returns its id. */
	save(request: GroupRequest, actor: string): string;
	/** Its people are in none afterwards. Throws NOT_FOUND. */
	remove(groupId: string, actor: string): void;
	/** Everybody who is enrolled, by name, and their group. */
	members(): GroupMember[];
	/** Puts people into a group, out of the one they were in; null: into none. Throws NOT_FOUND. */
	assign(employeeIds: readonly EmployeeId[], groupId: string | null, actor: string): void;
}

export interface GroupServicePorts {
	readonly groups: EmployeeGroupStore;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly ids: IdSource;
	readonly clock: Pick<Clock, "nowMs">;
}

const MAX_GROUPS = 50;

export function createGroupService({ groups, audit, transaction, ids, clock }: GroupServicePorts): GroupService {
	type Detail = Readonly<Record<string, string | number>>;
	function record(actor: string, action: string, subject: string, detail: Detail): void {
		audit.append({ atMs: clock.nowMs(), actor, action, subject, detail });
	}

	return {
		list: () => groups.list(),
		members: () => groups.members(),
		save({ groupId, directionRule, ...request }, actor) {
			const name = parseGroupName(request.name);
			if (name === null) throw new AppError("VALIDATION_FAILED", { fields: ["name"] });
			const known = groups.list();
			if (groupId !== null && !known.some((group) => group.groupId === groupId)) throw new AppError("NOT_FOUND");
			if (known.some((group) => group.groupId !== groupId && isSameName(group.name, name)))
				throw new AppError("NAME_TAKEN");
			if (groupId === null && known.length >= MAX_GROUPS)
				throw new AppError("VALIDATION_FAILED", { fields: ["groups"] });
			const id = groupId ?? ids.uuidv7();
			transaction(() => {
				groups.put({ groupId: id, name, directionRule });
				record(actor, groupId === null ? "groups.add" : "groups.change", id, {
					name,
					directionRule: directionRule?.kind ?? "kiosk",
				});
			});
			return id;
		},
		remove(groupId, actor) {
			transaction(() => {
				const people = groups.remove(groupId);
				if (people === null) throw new AppError("NOT_FOUND");
				record(actor, "groups.remove", groupId, { people });
			});
		},
		assign(employeeIds, groupId, actor) {
			if (groupId !== null && !groups.list().some((group) => group.groupId === groupId))
				throw new AppError("NOT_FOUND");
			transaction(() => {
				groups.assign(employeeIds, groupId);
				for (const employeeId of employeeIds)
					record(actor, "groups.assign", employeeId, { groupId: groupId ?? "none" });
			});
		},
	};
}
