import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { hourOptions, type IncompleteDay, minuteOfDay, minuteOptions, missedPunchDraftFor } from "./missed-punch.ts";
import styles from "./missed-punch-dialog.module.css";
import { ReasonForm } from "./reason-form.tsx";

export interface MissedPunchDialogProps {
	readonly client: HadirClient;
	/** Whose day is completed; null keeps the dialog closed. */
	readonly day: IncompleteDay | null;
	readonly workDate: string;
	readonly onClose: () => void;
	readonly onRecorded: () => void;
}

export function MissedPunchDialog({ client, day, workDate, onClose, onRecorded }: MissedPunchDialogProps) {
	const { t } = useTranslation("attendance");
	return (
		<Dialog isOpen={day !== null} title={t("missed.title", { name: day?.name ?? "" })} onClose={onClose}>
			{day && <Entry client={client} day={day} workDate={workDate} onClose={onClose} onRecorded={onRecorded} />}
		</Dialog>
	);
}

function Entry({
	client,
	day,
	workDate,
	onClose,
	onRecorded,
}: MissedPunchDialogProps & { readonly day: IncompleteDay }) {
	const { t } = useTranslation(["attendance", "common"]);
	const dates = useFormats("UTC");
	const [draft, setDraft] = useState(() => missedPunchDraftFor(day));
	const record = async (note: string) => {
		const { employeeId } = day;
		const minute = minuteOfDay(draft);
		await client.attendance.enterMissed({ employeeId, direction: draft.direction, workDate, minute, note });
		onRecorded();
	};
	return (
		<ReasonForm
			subject={dates.longDate(`${workDate}T12:00:00Z`)}
			submitLabel={t("missed.record")}
			onSubmit={record}
			onCancel={onClose}
		>
			<Segmented
				label={t("column.direction")}
				value={draft.direction}
				options={(["IN", "OUT"] as const).map((value) => ({ value, label: t(`common:direction.${value}`) }))}
				onChange={(direction) => setDraft({ ...draft, direction })}
			/>
			<div className={styles.time}>
				<Select
					label={t("missed.hour")}
					value={String(draft.hour)}
					options={hourOptions}
					onChange={(hour) => setDraft({ ...draft, hour: Number(hour) })}
				/>
				<Select
					label={t("missed.minute")}
					value={String(draft.minute)}
					options={minuteOptions}
					onChange={(minute) => setDraft({ ...draft, minute: Number(minute) })}
				/>
			</div>
		</ReasonForm>
	);
}
