import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../data/use-save.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import pageStyles from "../settings/settings-page.module.css";
import { TimeSelect } from "../settings/time-select.tsx";
import { type BackupSettings, dayChoices, isSameSettings, weekChoices } from "./backup-draft.ts";

export interface BackupScheduleFormProps {
	readonly settings: BackupSettings;
	readonly onSave: (settings: BackupSettings) => Promise<void>;
}

export function BackupScheduleForm({ settings, onSave }: BackupScheduleFormProps) {
	const { t } = useTranslation("backups");
	const [draft, setDraft] = useState(settings);
	const save = useSave();
	const edit = (changes: Partial<BackupSettings>) => {
		setDraft({ ...draft, ...changes });
		save.touch();
	};
	return (
		<>
			<Checkbox
				label={t("schedule.label")}
				isChecked={draft.isScheduled}
				onChange={(isScheduled) => edit({ isScheduled })}
			/>
			{draft.isScheduled && (
				<TimeSelect label={t("schedule.time")} minute={draft.atMinute} onChange={(atMinute) => edit({ atMinute })} />
			)}
			<div className={pageStyles.pair}>
				<Select
					label={t("schedule.days")}
					value={String(draft.keepDays)}
					options={dayChoices(settings.keepDays).map((count) => ({
						value: String(count),
						label: t("schedule.daysValue", { count }),
					}))}
					onChange={(value) => edit({ keepDays: Number(value) })}
				/>
				<Select
					label={t("schedule.weeks")}
					value={String(draft.keepWeeks)}
					options={weekChoices(settings.keepWeeks).map((count) => ({
						value: String(count),
						label: count === 0 ? t("schedule.noWeeks") : t("schedule.weeksValue", { count }),
					}))}
					onChange={(value) => edit({ keepWeeks: Number(value) })}
				/>
			</div>
			<TextField
				label={t("schedule.folder")}
				value={draft.folder ?? ""}
				onChange={(folder) => edit({ folder: folder.trim() === "" ? null : folder })}
				help={t("schedule.folderHelp")}
				maxLength={1000}
			/>
			<SaveBar
				save={save}
				isDirty={!isSameSettings(draft, settings)}
				onSave={() => void save.run(() => onSave(draft))}
				onDiscard={() => setDraft(settings)}
			/>
		</>
	);
}
