import type { HadirClient } from "../../../contract/index.ts";

export type EmployeeDetails = Awaited<ReturnType<HadirClient["employees"]["details"]>>;

/** As the page of the person and the list both have it. */
export type EmployeeSummary = EmployeeDetails["summary"];

/** What the dialogs about one person share. */
export interface PersonTaskProps {
	readonly client: HadirClient;
	readonly person: EmployeeSummary;
	readonly isOpen: boolean;
	readonly onClose: () => void;
}
