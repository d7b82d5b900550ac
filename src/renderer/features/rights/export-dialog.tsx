// Everything that is kept of one person, as a file for that person.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { saveFile } from "../../data/save-file.ts";
import { useSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import styles from "./rights.module.css";
import type { Person } from "./rights-types.ts";

export interface ExportDialogProps {
	readonly client: HadirClient;
	readonly person: Person;
	readonly isOpen: boolean;
	readonly onClose: () => void;
}

const formats = ["page", "data"] as const;

export function ExportDialog({ client, person, isOpen, onClose }: ExportDialogProps) {
	const { t } = useTranslation(["rights", "common"]);
	const [format, setFormat] = useState<(typeof formats)[number]>("page");
	const [withNumbers, setWithNumbers] = useState(false);
	const save = useSave();
	const exportFile = () =>
		void save.run(async () => {
			const file = await client.rights.exportPerson({ employeeId: person.employeeId, format, withNumbers });
			saveFile(file, file.name);
			onClose();
		});
	return (
		<Dialog isOpen={isOpen} title={t("exportData.title", { name: person.name })} onClose={onClose}>
			<div className={styles.form}>
				<p className={styles.muted}>{t("exportData.text")}</p>
				<ChoiceCards
					label={t("exportData.format")}
					value={format}
					options={formats.map((value) => ({
						value,
						label: t(`exportData.${value}`),
						help: t(`exportData.${value}Help`),
					}))}
					onChange={setFormat}
				/>
				<Checkbox
					label={t("exportData.numbers")}
					help={t("exportData.numbersHelp")}
					isChecked={withNumbers}
					onChange={setWithNumbers}
				/>
				<ErrorBanner error={save.error} />
				<div className={styles.formActions}>
					<Button size="large" isDisabled={save.isSaving} onClick={onClose}>
						{t("common:cancel")}
					</Button>
					<Button size="large" kind="primary" isBusy={save.isSaving} onClick={exportFile}>
						{t("exportData.confirm")}
					</Button>
				</div>
			</div>
		</Dialog>
	);
}
