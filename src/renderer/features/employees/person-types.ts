import type { HadirClient } from "../../../contract/index.ts";

export type EmployeeDetails = Awaited<ReturnType<HadirClient["employees"]["details"]>>;

/** What the dialogs about one person share. */
export interface PersonTaskProps {
	readonly client: HadirClient;
	readonly person: EmployeeDetails["summary"];
	readonly isOpen: boolean;
	readonly onClose: () => void;
}
