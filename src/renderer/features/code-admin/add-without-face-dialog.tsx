import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type EnrollmentPerson, judgePerson, tidyPerson } from "../enrollment/person-details.ts";
import styles from "./codes-dialog.module.css";

export interface AddWithoutFaceDialogProps {
	readonly client: HadirClient;
	readonly onAdded: (employee: EnrollmentPerson) => void;
	readonly onClose: () => void;
}

/** An employee of whom no face is kept: name and number are all that a PIN or a badge needs. */
export function AddWithoutFaceDialog({ client, onAdded, onClose }: AddWithoutFaceDialogProps) {
	const { t } = useTranslation(["codes", "common"]);
	const [person, setPerson] = useState<EnrollmentPerson>({ employeeId: "", name: "" });
	const [isChecked, setIsChecked] = useState(false);
	const save = useSave();
	const problems = judgePerson(person);
	const add = () => {
		setIsChecked(true);
		if (problems.employeeId || problems.name) return;
		const tidy = tidyPerson(person);
		void save.run(async () => {
			await client.personalCodes.register(tidy);
			onAdded(tidy);
		});
	};
	return (
		<Dialog isOpen title={t("admin.add.title")} onClose={onClose}>
			<p className={styles.muted}>{t("admin.add.text")}</p>
			<ErrorBanner error={save.error} />
			<TextField
				label={t("admin.add.number")}
				value={person.employeeId}
				onChange={(employeeId) => setPerson({ ...person, employeeId })}
				problem={isChecked && problems.employeeId ? t("admin.add.numberInvalid") : null}
				maxLength={64}
				hasFocus
			/>
			<TextField
				label={t("admin.add.name")}
				value={person.name}
				onChange={(name) => setPerson({ ...person, name })}
				problem={isChecked && problems.name ? t("admin.add.nameInvalid") : null}
				maxLength={120}
				capitals="words"
			/>
			<Button kind="primary" size="large" isBusy={save.isSaving} onClick={add}>
				{t("admin.add.confirm")}
			</Button>
			<Button size="large" onClick={onClose}>
				{t("common:cancel")}
			</Button>
		</Dialog>
	);
}
