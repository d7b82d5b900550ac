import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { SaveBar } from "../../ui/save-bar.tsx";
import { Select } from "../../ui/select.tsx";
import { DirectionRuleFields } from "./direction-rule-fields.tsx";
import {
	isRulesDraftValid,
	type RulesDraft,
	ruleChoices,
	rulesChanges,
	rulesDraftOf,
	shiftChoices,
} from "./rules-draft.ts";
import { Section } from "./section.tsx";
import { hasChanges, type SettingsChanges } from "./settings-draft.ts";
import pageStyles from "./settings-page.module.css";
import { TimeSelect } from "./time-select.tsx";

export interface RulesSectionProps {
	readonly settings: Settings;
	/** Resolves once the host has the changes. */
	readonly onSave: (changes: SettingsChanges) => Promise<void>;
}

export function RulesSection({ settings, onSave }: RulesSectionProps) {
	const { t } = useTranslation("settings");
	const [draft, setDraft] = useState(() => rulesDraftOf(settings));
	const save = useSave();
	const changes = rulesChanges(settings, draft);
	const edit = (next: RulesDraft) => {
		setDraft(next);
		save.touch();
	};
	return (
		<Section title={t("rules.title")}>
			<DirectionRuleFields draft={draft} choices={ruleChoices} onChange={(rule) => edit({ ...draft, ...rule })} />
			<div className={pageStyles.pair}>
				<Select
					label={t("rules.longestShift")}
					value={String(draft.longestShiftHours)}
					options={shiftChoices(draft.longestShiftHours).map((hours) => ({
						value: String(hours),
						label: t("kiosk.hours", { count: hours }),
					}))}
					onChange={(hours) => edit({ ...draft, longestShiftHours: Number(hours) })}
					help={t("rules.longestShiftHelp")}
				/>
				<TimeSelect
					label={t("rules.workDayStart")}
					minute={draft.workDayStartMinute}
					onChange={(workDayStartMinute) => edit({ ...draft, workDayStartMinute })}
					help={t("rules.workDayStartHelp")}
				/>
			</div>
			<SaveBar
				save={save}
				isDirty={hasChanges(changes) && isRulesDraftValid(draft)}
				onSave={() => void save.run(() => onSave(changes))}
				onDiscard={() => setDraft(rulesDraftOf(settings))}
			/>
		</Section>
	);
}
