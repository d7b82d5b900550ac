import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { Button } from "../../ui/button.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { EmployeeFilterField } from "./employee-filter-field.tsx";
import {
	type DayPreset,
	dayPresets,
	deliveryChoices,
	everything,
	type LogFilter,
	presetDays,
	recordStateChoices,
} from "./log-filter.ts";
import styles from "./log-page.module.css";

export interface LogFilterDialogProps {
	readonly client: HadirClient;
	readonly today: string;
	/** What is set when it opens. */
	readonly filter: LogFilter;
	readonly onChoose: (filter: LogFilter) => void;
	readonly onClose: () => void;
}

/** A select has no empty value: this one stands for "all of them". */
const ALL = "all";

export function LogFilterDialog({ client, today, filter, onChoose, onClose }: LogFilterDialogProps) {
	const { t } = useTranslation(["log", "common"]);
	const [draft, setDraft] = useState(filter);
	const change = (changes: Partial<LogFilter>) => setDraft({ ...draft, ...changes });
	const isPreset = (preset: DayPreset) => {
		const { fromDate, toDate } = presetDays(preset, today);
		return draft.fromDate === fromDate && draft.toDate === toDate;
	};
	const all = { value: ALL, label: t("filter.all") };
	return (
		<Dialog isOpen title={t("filter.title")} onClose={onClose}>
			<div className={styles.presets}>
				{dayPresets.map((preset) => (
					<button
						key={preset}
						type="button"
						className={styles.preset}
						aria-pressed={isPreset(preset)}
						onClick={() => change(presetDays(preset, today))}
					>
						{t(`preset.${preset}`)}
					</button>
				))}
			</div>
			<div className={styles.pair}>
				<DateField
					label={t("filter.from")}
					value={draft.fromDate}
					max={draft.toDate ?? today}
					help={t("filter.noLimit")}
					onChange={(fromDate) => change({ fromDate })}
				/>
				<DateField
					label={t("filter.to")}
					value={draft.toDate}
					min={draft.fromDate ?? undefined}
					max={today}
					help={t("filter.noLimit")}
					onChange={(toDate) => change({ toDate })}
				/>
			</div>
			<EmployeeFilterField client={client} value={draft.employee} onChange={(employee) => change({ employee })} />
			<Segmented
				label={t("filter.direction")}
				value={draft.direction ?? ALL}
				options={[all, ...(["IN", "OUT"] as const).map((value) => ({ value, label: t(`common:direction.${value}`) }))]}
				onChange={(value) => change({ direction: value === "IN" || value === "OUT" ? value : null })}
			/>
			<div className={styles.pair}>
				<Select
					label={t("filter.recordState")}
					value={draft.recordState ?? ALL}
					options={[all, ...recordStateChoices.map((value) => ({ value, label: t(`recordState.${value}`) }))]}
					onChange={(value) => change({ recordState: recordStateChoices.find((state) => state === value) ?? null })}
				/>
				<Select
					label={t("filter.delivery")}
					value={draft.delivery ?? ALL}
					options={[all, ...deliveryChoices.map((value) => ({ value, label: t(`delivery.${value}`) }))]}
					onChange={(value) => change({ delivery: deliveryChoices.find((state) => state === value) ?? null })}
				/>
			</div>
			<div className={styles.dialogActions}>
				<Button size="large" onClick={() => setDraft(everything)}>
					{t("filter.clear")}
				</Button>
				<Button size="large" kind="primary" onClick={() => onChoose(draft)}>
					{t("filter.show")}
				</Button>
			</div>
		</Dialog>
	);
}
