// The access export for a command. It writes into the audit, so it needs the data folder to itself.
import { parseEmployeeId } from "../../core/domain/employee.ts";
import { AppError } from "../../core/domain/errors.ts";
import { createPersonExportService } from "../../core/services/rights/person-export-service.ts";
import type { PersonFile } from "../../core/services/rights/rights-services.ts";
import type { Config } from "../config.ts";
import { renderPersonFile } from "../person-file.ts";
import { version } from "../version.ts";
import { openMaintenance } from "./open-maintenance.ts";

export interface PersonExportRequest {
	readonly employeeId: string;
	readonly format: "page" | "data";
	readonly withNumbers: boolean;
}

/** Rejects with DATA_FOLDER_IN_USE while the kiosk runs (it has the same on the person's page), EMPLOYEE_NOT_FOUND. */
export async function exportPerson(config: Config, request: PersonExportRequest): Promise<PersonFile> {
	const { store, clock, close } = openMaintenance(config);
	try {
		const employeeId = parseEmployeeId(request.employeeId);
		if (!employeeId) throw new AppError("EMPLOYEE_NOT_FOUND");
		const { gather } = createPersonExportService({
			...store,
			toBase64: (bytes) => Buffer.from(bytes).toString("base64"),
			version,
			clock,
		});
		return renderPersonFile(gather(employeeId, { withNumbers: request.withNumbers }, "command"), request.format);
	} finally {
		await close();
	}
}
