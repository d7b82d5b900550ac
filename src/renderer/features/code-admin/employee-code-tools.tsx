import { IdCard, UserRoundPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { Button } from "../../ui/button.tsx";
import { AddWithoutFaceDialog } from "./add-without-face-dialog.tsx";
import { BadgeSheetDialog } from "./badge-sheet-dialog.tsx";
import type { CodeEmployee } from "./code-part.ts";
import { CodesDialog } from "./codes-dialog.tsx";

/** What is being done beside the list of employees: somebody without a face, badges for many, or the codes of one. */
export type EmployeeCodeTask = "add" | "print" | CodeEmployee;

export function EmployeeCodeTools({ onTask }: { readonly onTask: (task: EmployeeCodeTask) => void }) {
	const { t } = useTranslation("codes");
	return (
		<>
			<Button size="large" icon={IdCard} onClick={() => onTask("print")}>
				{t("admin.sheet.open")}
			</Button>
			<Button size="large" icon={UserRoundPlus} onClick={() => onTask("add")}>
				{t("admin.add.open")}
			</Button>
		</>
	);
}

export interface EmployeeCodeDialogsProps {
	readonly client: HadirClient;
	readonly task: EmployeeCodeTask | null;
	/** null: done. */
	readonly onTask: (task: EmployeeCodeTask | null) => void;
	/** Somebody was added: the list has to be asked for again. */
	readonly onAdded: () => void;
}

/** Outlives the buttons: an empty list that gets its first employee is drawn anew. */
export function EmployeeCodeDialogs({ client, task, onTask, onAdded }: EmployeeCodeDialogsProps) {
	const close = () => onTask(null);
	if (task === null) return null;
	if (task === "print") return <BadgeSheetDialog client={client} employeeIds={null} onClose={close} />;
	if (task !== "add") return <CodesDialog client={client} employee={task} onClose={close} />;
	const added = (employee: CodeEmployee) => {
		onAdded();
		onTask(employee);
	};
	return <AddWithoutFaceDialog client={client} onAdded={added} onClose={close} />;
}
