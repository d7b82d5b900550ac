import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../data/use-save.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { judgePerson, tidyPerson } from "../enrollment/person-details.ts";
import type { PersonTaskProps } from "./person-types.ts";
import { TaskForm } from "./task-form.tsx";

export interface ChangeIdDialogProps extends PersonTaskProps {
	/** With the id that the person goes by now. */
	readonly onDone: (employeeId: string) => void;
}

export function ChangeIdDialog({ isOpen, onClose, ...props }: ChangeIdDialogProps) {
	const { t } = useTranslation("employees");
	return (
		<Dialog isOpen={isOpen} title={t("changeId.title", { name: props.person.name })} onClose={onClose}>
			{isOpen && <ChangeIdForm {...props} onClose={onClose} />}
		</Dialog>
	);
}

function ChangeIdForm({ client, person, onClose, onDone }: Omit<ChangeIdDialogProps, "isOpen">) {
	const { t } = useTranslation(["employees", "enrollment"]);
	const [to, setTo] = useState("");
	const save = useSave();
	const wanted = tidyPerson({ employeeId: to, name: person.name }).employeeId;
	const isWrong = to !== "" && judgePerson({ employeeId: to, name: person.name }).employeeId;
	const change = () =>
		void save.run(async () => {
			await client.employees.changeId({ employeeId: person.employeeId, to: wanted });
			onDone(wanted);
		});
	return (
		<TaskForm
			text={t("changeId.text", { from: person.employeeId })}
			save={save}
			submitLabel={t("changeId.confirm")}
			isDisabled={wanted === "" || isWrong || wanted === person.employeeId}
			onSubmit={change}
			onCancel={onClose}
		>
			<TextField
				label={t("changeId.label")}
				value={to}
				onChange={setTo}
				help={t("changeId.help")}
				problem={isWrong ? t("enrollment:details.employeeIdInvalid") : null}
				hasFocus
			/>
		</TaskForm>
	);
}
