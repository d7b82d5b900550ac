import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { Select } from "../../ui/select.tsx";
import { Section } from "../settings/section.tsx";
import { hasChanges, type SettingsChanges } from "../settings/settings-draft.ts";
import { badgeReadings, type CodeDraft, codeChanges, codeDraftOf, pinLengths } from "./code-draft.ts";

export interface CodeSettingsSectionProps {
	readonly settings: Settings;
	/** Resolves once the host has the changes. */
	readonly onSave: (changes: SettingsChanges) => Promise<void>;
}

/** Which ways beside the face this kiosk takes. */
export function CodeSettingsSection({ settings, onSave }: CodeSettingsSectionProps) {
	const { t } = useTranslation("codes");
	const [draft, setDraft] = useState(() => codeDraftOf(settings));
	const save = useSave();
	const changes = codeChanges(settings, draft);
	const edit = (change: Partial<CodeDraft>) => {
		setDraft({ ...draft, ...change });
		save.touch();
	};
	return (
		<Section title={t("settings.title")} text={t("settings.text")}>
			<Checkbox
				label={t("settings.pin")}
				isChecked={draft.isPinAllowed}
				onChange={(isPinAllowed) => edit({ isPinAllowed })}
				help={t("settings.pinHelp")}
			/>
			<Checkbox
				label={t("settings.badge")}
				isChecked={draft.isBadgeAllowed}
				onChange={(isBadgeAllowed) => edit({ isBadgeAllowed })}
				help={t("settings.badgeHelp")}
			/>
			<Select
				label={t("settings.digits")}
				value={String(draft.employeePinDigits)}
				options={pinLengths.map((count) => ({ value: String(count), label: t("settings.digitsChoice", { count }) }))}
				onChange={(digits) => edit({ employeePinDigits: Number(digits) })}
				help={t("settings.digitsHelp")}
			/>
			<Select
				label={t("settings.reading")}
				value={draft.badgeReading}
				options={badgeReadings.map((value) => ({ value, label: t(`settings.readingChoice.${value}`) }))}
				onChange={(badgeReading) => edit({ badgeReading })}
				help={t("settings.readingHelp")}
			/>
			<SaveBar
				save={save}
				isDirty={hasChanges(changes)}
				onSave={() => void save.run(() => onSave(changes))}
				onDiscard={() => setDraft(codeDraftOf(settings))}
			/>
		</Section>
	);
}
