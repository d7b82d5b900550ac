import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import {
	isRulesDraftValid,
	MAX_WINDOWS,
	type RulesDraft,
	type RuleWindow,
	ruleChoices,
	rulesChanges,
	rulesDraftOf,
	shiftChoices,
	timeChoices,
	withAddedWindow,
	withoutWindow,
	withWindow,
} from "./rules-draft.ts";
import styles from "./rules-section.module.css";
import { SaveBar } from "./save-bar.tsx";
import { Section } from "./section.tsx";
import { hasChanges, type SettingsChanges } from "./settings-draft.ts";
import pageStyles from "./settings-page.module.css";

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
			<Select
				label={t("rules.choice")}
				value={draft.choice}
				options={ruleChoices.map((value) => ({ value, label: t(`rules.choices.${value}`) }))}
				onChange={(choice) => edit({ ...draft, choice })}
				help={t(`rules.choiceHelp.${draft.choice}`)}
			/>
			{draft.choice === "windows" && <Windows draft={draft} onChange={edit} />}
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

interface DraftProps {
	readonly draft: RulesDraft;
	readonly onChange: (draft: RulesDraft) => void;
}

function Windows({ draft, onChange }: DraftProps) {
	const { t } = useTranslation("settings");
	return (
		<div className={styles.windows}>
			{draft.windows.map(({ key, ...window }) => (
				<WindowRow
					key={key}
					window={window}
					canRemove={draft.windows.length > 1}
					onChange={(change) => onChange(withWindow(draft, key, change))}
					onRemove={() => onChange(withoutWindow(draft, key))}
				/>
			))}
			<div>
				<Button
					icon={Plus}
					isDisabled={draft.windows.length >= MAX_WINDOWS}
					onClick={() => onChange(withAddedWindow(draft))}
				>
					{t("rules.addWindow")}
				</Button>
			</div>
		</div>
	);
}

interface WindowRowProps {
	readonly window: RuleWindow;
	readonly canRemove: boolean;
	readonly onChange: (change: Partial<RuleWindow>) => void;
	readonly onRemove: () => void;
}

function WindowRow({ window, canRemove, onChange, onRemove }: WindowRowProps) {
	const { t } = useTranslation(["settings", "common"]);
	const directions = (["IN", "OUT"] as const).map((value) => ({ value, label: t(`common:direction.${value}`) }));
	return (
		<div className={styles.window}>
			<TimeSelect
				label={t("rules.from")}
				minute={window.fromMinute}
				onChange={(fromMinute) => onChange({ fromMinute })}
			/>
			<TimeSelect label={t("rules.to")} minute={window.toMinute} onChange={(toMinute) => onChange({ toMinute })} />
			<Segmented
				label={t("rules.direction")}
				value={window.direction}
				options={directions}
				onChange={(direction) => onChange({ direction })}
			/>
			<Button kind="quiet" icon={Trash2} isDisabled={!canRemove} onClick={onRemove}>
				{t("rules.removeWindow")}
			</Button>
		</div>
	);
}

interface TimeSelectProps {
	readonly label: string;
	readonly minute: number;
	readonly onChange: (minute: number) => void;
	readonly help?: string;
}

/** A list rather than a clock face: it works with a finger, a mouse and a keyboard alike. */
function TimeSelect({ label, minute, onChange, help }: TimeSelectProps) {
	// A minute of the day is a moment of 1 January 1970 in UTC.
	const formats = useFormats("UTC");
	const options = timeChoices(minute).map((value) => ({ value: String(value), label: formats.time(value * 60_000) }));
	return (
		<Select
			label={label}
			value={String(minute)}
			options={options}
			onChange={(value) => onChange(Number(value))}
			{...(help === undefined ? {} : { help })}
		/>
	);
}
