import type { EmployeeId, EmployeeSummary } from "../../domain/employee.ts";
import type { EmployeeStore } from "../../ports/stores.ts";

/** Of somebody who has just been enrolled. */
export function summaryOf(
	employees: Pick<EmployeeStore, "summary">,
	employeeId: EmployeeId,
	templateContractId: string,
): EmployeeSummary {
	const summary = employees.summary(employeeId, templateContractId);
	if (!summary) throw new Error("An employee who was just enrolled is not in the store");
	return summary;
}
