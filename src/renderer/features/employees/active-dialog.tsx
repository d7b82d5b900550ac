import { useTranslation } from "react-i18next";
import { useSave } from "../../data/use-save.ts";
import { Dialog } from "../../ui/dialog.tsx";
import type { PersonTaskProps } from "./person-types.ts";
import { TaskForm } from "./task-form.tsx";

export interface ActiveDialogProps extends PersonTaskProps {
	readonly onDone: () => void;
}

/** Both ways can be undone by the other. */
export function ActiveDialog({ client, person, isOpen, onClose, onDone }: ActiveDialogProps) {
	const { t } = useTranslation("employees");
	const save = useSave();
	const task = person.isActive ? "deactivate" : "activate";
	const change = () =>
		void save.run(async () => {
			await client.employees.setActive({ employeeId: person.employeeId, isActive: !person.isActive });
			onDone();
		});
	return (
		<Dialog isOpen={isOpen} title={t(`${task}.title`, { name: person.name })} onClose={onClose}>
			<TaskForm
				text={t(`${task}.text`)}
				save={save}
				submitLabel={t(`${task}.action`)}
				onSubmit={change}
				onCancel={onClose}
			/>
		</Dialog>
	);
}
