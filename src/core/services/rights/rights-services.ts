import type { EmployeeId } from "../../domain/employee.ts";
import type { Certificates } from "./certificates.ts";
import type { ConsentService } from "./consent-service.ts";
import type { ErasureService } from "./erasure-service.ts";
import type { RetentionService } from "./retention-service.ts";

/** An access export, ready to be saved. Names of files go into logs of browsers: they name nobody. */
export interface PersonFile {
	readonly text: string;
	readonly fileName: string;
	readonly mediaType: string;
}

export interface RightsServices {
	readonly consents: ConsentService;
	readonly erasure: ErasureService;
	readonly certificates: Certificates;
	readonly retention: RetentionService;
	/** Everything that is kept of a person, as a page in both languages or as JSON. Throws EMPLOYEE_NOT_FOUND. */
	readonly personFile: (
		employeeId: EmployeeId,
		options: { readonly format: "page" | "data"; readonly withNumbers: boolean },
		actor: string,
	) => PersonFile;
	/** What the schedule does every few minutes: overdue erasures, rules, requests to HRIS systems. */
	readonly keepUp: () => Promise<void>;
}
