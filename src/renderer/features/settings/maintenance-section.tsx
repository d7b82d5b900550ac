import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { SaveBar } from "../../ui/save-bar.tsx";
import { Section } from "./section.tsx";
import type { SettingsChanges } from "./settings-draft.ts";
import styles from "./settings-page.module.css";
import { TimeSelect } from "./time-select.tsx";

export interface MaintenanceSectionProps {
	readonly settings: Settings;
	/** Resolves once the host has the changes. */
	readonly onSave: (changes: SettingsChanges) => Promise<void>;
}

/** In which hours the kiosk may be busy with itself. */
export function MaintenanceSection({ settings, onSave }: MaintenanceSectionProps) {
	const { t } = useTranslation("settings");
	const [draft, setDraft] = useState(settings.maintenanceHours);
	const save = useSave();
	const { fromMinute, toMinute } = draft;
	const saved = settings.maintenanceHours;
	const edit = (change: Partial<Settings["maintenanceHours"]>) => {
		setDraft({ ...draft, ...change });
		save.touch();
	};
	return (
		<Section title={t("maintenance.title")} text={t("maintenance.text")}>
			<div className={styles.pair}>
				<TimeSelect
					label={t("maintenance.from")}
					minute={fromMinute}
					onChange={(minute) => edit({ fromMinute: minute })}
				/>
				<TimeSelect
					label={t("maintenance.to")}
					minute={toMinute}
					onChange={(minute) => edit({ toMinute: minute })}
					help={t(fromMinute === toMinute ? "maintenance.allDay" : "maintenance.help")}
				/>
			</div>
			<SaveBar
				save={save}
				isDirty={fromMinute !== saved.fromMinute || toMinute !== saved.toMinute}
				onSave={() => void save.run(() => onSave({ maintenanceHours: draft }))}
				onDiscard={() => setDraft(saved)}
			/>
		</Section>
	);
}
