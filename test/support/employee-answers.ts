// What a scripted host answers about the people who are enrolled, and what it does with them.
import { implement, ORPCError } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { EmployeeRow } from "../../src/renderer/features/employees/employee-list.ts";
import type { EmployeeDetails } from "../../src/renderer/features/employees/person-types.ts";

const poses = ["front", "left", "right", "up", "down"] as const;

function templatesOf({ createdAtMs, templateCount, unusableTemplateCount, lowestQuality }: EmployeeRow) {
	return Array.from({ length: templateCount + unusableTemplateCount }, (_, index) => ({
		pose: poses[index % poses.length] ?? "front",
		quality: (lowestQuality ?? 60) + index * 2,
		source: "kiosk" as const,
		createdAtMs,
		isUsable: index < templateCount,
	}));
}

/** `meet` throws the refusal that the script planned for a procedure. */
export function employeeProcedures(
	admin: { employees: readonly EmployeeRow[] },
	punches: () => EmployeeDetails["punches"],
	meet: (name: string) => void,
) {
	const { employees: os } = implement(contract);
	const find = (employeeId: string) => {
		const found = admin.employees.find((row) => row.employeeId === employeeId);
		if (!found) throw new ORPCError("EMPLOYEE_NOT_FOUND", { defined: true, status: 404, data: {} });
		return found;
	};
	const change = (employeeId: string, changes: Partial<EmployeeRow>) => {
		admin.employees = admin.employees.map((row) => (row.employeeId === employeeId ? { ...row, ...changes } : row));
	};
	const drop = (employeeId: string) => {
		admin.employees = admin.employees.filter((row) => row.employeeId !== employeeId);
	};
	return {
		list: os.list.handler(() => {
			meet("employees.list");
			return admin.employees;
		}),
		details: os.details.handler(({ input }) => {
			meet("employees.details");
			const {
				lastSeenAtMs: _,
				lowestQuality: __,
				groupName: ___,
				isFlaggedUnseen: ____,
				...summary
			} = find(input.employeeId);
			return {
				summary,
				formerIds: input.employeeId === "K-1002" ? ["P-17"] : [],
				templates: templatesOf(find(input.employeeId)),
				punches: punches().filter((punch) => punch.employeeId === input.employeeId),
				hasPicture: false,
			};
		}),
		picture: os.picture.handler(() => {
			throw new ORPCError("NOT_FOUND", { defined: true, status: 404, data: {} });
		}),
		rename: os.rename.handler(({ input }) => {
			meet("employees.rename");
			change(input.employeeId, { name: input.name });
			return {};
		}),
		setActive: os.setActive.handler(({ input }) => {
			meet("employees.setActive");
			change(input.employeeId, { isActive: input.isActive });
			return {};
		}),
		changeId: os.changeId.handler(({ input }) => {
			meet("employees.changeId");
			change(input.employeeId, { employeeId: input.to });
			return {};
		}),
		merge: os.merge.handler(({ input }) => {
			meet("employees.merge");
			drop(input.employeeId);
			return {};
		}),
	};
}
