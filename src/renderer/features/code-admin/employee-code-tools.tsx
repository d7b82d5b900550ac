import { IdCard, UserRoundPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { Button } from "../../ui/button.tsx";
import { AddWithoutFaceDialog } from "./add-without-face-dialog.tsx";
import { BadgeSheetDialog } from "./badge-sheet-dialog.tsx";
import { type CodeEmployee, CodesDialog } from "./codes-dialog.tsx";

export interface EmployeeCodeToolsProps {
	readonly client: HadirClient;
	/** Somebody was added: the list has to be asked for again. */
	readonly onAdded: () => void;
}

/** What belongs to the list of employees: somebody without a face, and badges for many. */
export function EmployeeCodeTools({ client, onAdded }: EmployeeCodeToolsProps) {
	const { t } = useTranslation("codes");
	const [task, setTask] = useState<"add" | "print" | CodeEmployee | null>(null);
	const close = () => setTask(null);
	return (
		<>
			<Button size="large" icon={IdCard} onClick={() => setTask("print")}>
				{t("admin.sheet.open")}
			</Button>
			<Button size="large" icon={UserRoundPlus} onClick={() => setTask("add")}>
				{t("admin.add.open")}
			</Button>
			{task === "print" && <BadgeSheetDialog client={client} employeeIds={null} onClose={close} />}
			{task === "add" && (
				<AddWithoutFaceDialog
					client={client}
					onClose={close}
					onAdded={(employee) => {
						onAdded();
						setTask(employee);
					}}
				/>
			)}
			{typeof task === "object" && task !== null && <CodesDialog client={client} employee={task} onClose={close} />}
		</>
	);
}
