import { useTranslation } from "react-i18next";
import type { Group } from "../../client/types.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TimeSelect } from "../settings/time-select.tsx";
import { graceChoices, isOvernight, type ShiftDraft, toggled, weekdays } from "./shift-draft.ts";
import styles from "./shifts.module.css";
import { useShiftWords } from "./use-shift-words.ts";

export interface ShiftFormProps {
	readonly draft: ShiftDraft;
	readonly groups: readonly Group[];
	/** Fields that the host refuses; `taken` for a code that there is. */
	readonly problems: readonly string[];
	readonly onChange: (change: Partial<ShiftDraft>) => void;
}

const STEP_MINUTES = 5;

export function ShiftForm({ draft, groups, problems, onChange }: ShiftFormProps) {
	const { t } = useTranslation("shifts");
	const words = useShiftWords(groups);
	const wrong = (field: string) => problems.includes(field);
	const codeProblem = wrong("taken") ? t("form.codeTaken") : wrong("code") ? t("form.codeInvalid") : null;
	return (
		<>
			<div className={styles.pair}>
				<TextField
					label={t("form.code")}
					value={draft.code}
					onChange={(code) => onChange({ code })}
					help={t("form.codeHelp")}
					problem={codeProblem}
					maxLength={16}
				/>
				<TextField
					label={t("form.name")}
					value={draft.name}
					onChange={(name) => onChange({ name })}
					help={t("form.nameHelp")}
					problem={wrong("name") ? t("form.nameInvalid") : null}
					maxLength={60}
					capitals="words"
				/>
			</div>
			<div className={styles.pair}>
				<TimeSelect
					label={t("form.start")}
					minute={draft.startMinute}
					stepMinutes={STEP_MINUTES}
					onChange={(startMinute) => onChange({ startMinute })}
					help={t("form.startHelp")}
				/>
				<TimeSelect
					label={t("form.end")}
					minute={draft.endMinute}
					stepMinutes={STEP_MINUTES}
					onChange={(endMinute) => onChange({ endMinute })}
					help={t(isOvernight(draft) ? "form.overnightHelp" : "form.endHelp")}
				/>
			</div>
			<Choices
				label={t("form.days")}
				className={styles.week}
				choices={weekdays.map((day) => ({ value: day, label: words.day(day) }))}
				chosen={draft.weekdays}
				problem={draft.weekdays.length === 0 ? t("form.daysMissing") : null}
				onToggle={(day) => onChange({ weekdays: toggled(draft.weekdays, day) })}
			/>
			<Select
				label={t("form.grace")}
				value={String(draft.graceMinutes)}
				options={graceChoices(draft.graceMinutes).map((minutes) => ({
					value: String(minutes),
					label: t("form.graceChoice", { count: minutes }),
				}))}
				onChange={(minutes) => onChange({ graceMinutes: Number(minutes) })}
				help={t("form.graceHelp")}
			/>
			<Audience draft={draft} groups={groups} onChange={onChange} />
		</>
	);
}

function Audience({ draft, groups, onChange }: Omit<ShiftFormProps, "problems">) {
	const { t } = useTranslation("shifts");
	if (groups.length === 0 && draft.audience === "everybody") return null;
	return (
		<>
			<div className={styles.audience}>
				<span className={styles.label}>{t("form.audience")}</span>
				<Segmented
					label={t("form.audience")}
					value={draft.audience}
					options={(["everybody", "groups"] as const).map((value) => ({
						value,
						label: t(`form.audienceChoice.${value}`),
					}))}
					onChange={(audience) => onChange({ audience })}
				/>
			</div>
			{draft.audience === "groups" && (
				<Choices
					label={t("form.groups")}
					className={styles.chips}
					choices={groups.map(({ groupId, name }) => ({ value: groupId, label: name }))}
					chosen={draft.groupIds}
					problem={draft.groupIds.length === 0 ? t("form.groupsMissing") : null}
					onToggle={(groupId) => onChange({ groupIds: toggled(draft.groupIds, groupId) })}
				/>
			)}
		</>
	);
}

interface ChoicesProps<Value extends string | number> {
	readonly label: string;
	readonly className: string | undefined;
	readonly choices: readonly { readonly value: Value; readonly label: string }[];
	readonly chosen: readonly Value[];
	readonly problem: string | null;
	readonly onToggle: (value: Value) => void;
}

/** Several of a few. */
function Choices<Value extends string | number>(props: ChoicesProps<Value>) {
	const { label, className, choices, chosen, problem, onToggle } = props;
	return (
		<fieldset className={styles.choices}>
			<legend className={styles.label}>{label}</legend>
			<div className={className}>
				{choices.map((choice) => (
					<button
						key={choice.value}
						type="button"
						className={styles.chip}
						aria-pressed={chosen.includes(choice.value)}
						onClick={() => onToggle(choice.value)}
					>
						{choice.label}
					</button>
				))}
			</div>
			{problem && <p className={styles.problem}>{problem}</p>}
		</fieldset>
	);
}
