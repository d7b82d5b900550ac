import type { CalibrationPerson } from "../../domain/calibration/calibration.ts";
import type { EmployeeStore } from "../../ports/stores.ts";

/** Everybody whom the model in use can recognise, with the templates of its contract. */
export function* readCalibrationGallery(
	employees: Pick<EmployeeStore, "list" | "templates">,
	templateContractId: string,
): Generator<CalibrationPerson> {
	for (const { employeeId, templateCount } of employees.list(templateContractId)) {
		if (templateCount === 0) continue;
		const own = employees
			.templates(employeeId)
			.filter((template) => template.templateContractId === templateContractId);
		yield { employeeId, templates: own.map(({ embedding, quality }) => ({ embedding, quality })) };
	}
}
