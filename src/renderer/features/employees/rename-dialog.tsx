import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../data/use-save.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { judgePerson, tidyPerson } from "../enrollment/person-details.ts";
import type { PersonTaskProps } from "./person-types.ts";
import { TaskForm } from "./task-form.tsx";

export interface RenameDialogProps extends PersonTaskProps {
	readonly onDone: () => void;
}

export function RenameDialog({ isOpen, onClose, ...props }: RenameDialogProps) {
	const { t } = useTranslation("employees");
	return (
		<Dialog isOpen={isOpen} title={t("rename.title")} onClose={onClose}>
			{isOpen && <RenameForm {...props} onClose={onClose} />}
		</Dialog>
	);
}

function RenameForm({ client, person, onClose, onDone }: Omit<RenameDialogProps, "isOpen">) {
	const { t } = useTranslation(["employees", "enrollment"]);
	const [name, setName] = useState(person.name);
	const save = useSave();
	const wanted = { employeeId: person.employeeId, name };
	const isWrong = judgePerson(wanted).name;
	const rename = () =>
		void save.run(async () => {
			await client.employees.rename(tidyPerson(wanted));
			onDone();
		});
	return (
		<TaskForm
			text={t("rename.text")}
			save={save}
			submitLabel={t("rename.confirm")}
			isDisabled={isWrong}
			onSubmit={rename}
			onCancel={onClose}
		>
			<TextField
				label={t("column.name")}
				value={name}
				onChange={setName}
				capitals="words"
				problem={isWrong ? t("enrollment:details.nameInvalid") : null}
				hasFocus
			/>
		</TaskForm>
	);
}
