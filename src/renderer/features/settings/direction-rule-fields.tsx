// IN or OUT, when nobody says which: the kiosk's rule, or a group's own.
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import {
	MAX_WINDOWS,
	type RuleChoice,
	type RuleDraft,
	type RuleWindow,
	withAddedWindow,
	withoutWindow,
	withWindow,
} from "./rules-draft.ts";
import styles from "./rules-section.module.css";
import { TimeSelect } from "./time-select.tsx";

export interface DirectionRuleFieldsProps<Choice extends RuleChoice> {
	readonly draft: RuleDraft<Choice>;
	readonly choices: readonly Choice[];
	readonly onChange: (draft: RuleDraft<Choice>) => void;
}

export function DirectionRuleFields<Choice extends RuleChoice>(props: DirectionRuleFieldsProps<Choice>) {
	const { draft, choices, onChange } = props;
	const { t } = useTranslation("settings");
	return (
		<>
			<Select
				label={t("rules.choice")}
				value={draft.choice}
				options={choices.map((value) => ({ value, label: t(`rules.choices.${value as RuleChoice}`) }))}
				onChange={(choice) => onChange({ ...draft, choice })}
				help={t(`rules.choiceHelp.${draft.choice as RuleChoice}`)}
			/>
			{draft.choice === "windows" && <Windows draft={draft} onChange={onChange} />}
		</>
	);
}

type WindowsProps<Choice extends RuleChoice> = Omit<DirectionRuleFieldsProps<Choice>, "choices">;

function Windows<Choice extends RuleChoice>({ draft, onChange }: WindowsProps<Choice>) {
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
