// People and their templates outside guided enrollment: REST registration, import, listing, removal.
import type { Employee, EmployeeId, EmployeeSummary } from "../domain/employee.ts";

export interface EmployeeService {
	/**
	 * Adds one template from a photo; creates the person at the first one. `actor` goes to the audit table.
	 * Rejects with NO_FACE, MULTIPLE_FACES, LOW_QUALITY (only a face too small or too blurred to be a template),
	 * UNSUPPORTED_IMAGE.
	 */
	register(
		person: { readonly employeeId: EmployeeId; readonly name: string },
		image: Uint8Array,
		actor: string,
	): Promise<EmployeeSummary>;
	list(): Promise<readonly EmployeeSummary[]>;
	find(employeeId: EmployeeId): Employee | null;
	/** Removes every template. Throws EMPLOYEE_NOT_FOUND. */
	remove(employeeId: EmployeeId, actor: string): Promise<void>;
}
