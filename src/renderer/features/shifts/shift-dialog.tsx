import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { errorCodeOf } from "../../client/error-code.ts";
import { refusedFields } from "../../client/refused-fields.ts";
import type { Group, Shift } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { EditDialog } from "../../ui/edit-dialog.tsx";
import { RemoveButton } from "../../ui/remove-button.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { draftOfShift, isComplete, newShift, type ShiftDraft, toShiftRequest } from "./shift-draft.ts";
import { ShiftForm } from "./shift-form.tsx";
import styles from "./shifts.module.css";

export interface ShiftDialogProps {
	readonly client: HadirClient;
	/** null keeps it closed. */
	readonly edited: Shift | "new" | null;
	readonly groups: readonly Group[];
	readonly onClose: () => void;
	readonly onChanged: () => void;
}

export function ShiftDialog({ client, edited, groups, onClose, onChanged }: ShiftDialogProps) {
	const { t } = useTranslation("shifts");
	return (
		<EditDialog edited={edited} addTitle={t("form.addTitle")} editTitle={t("form.editTitle")} onClose={onClose}>
			{(shift) => <ShiftEditor client={client} shift={shift} groups={groups} onClose={onClose} onChanged={onChanged} />}
		</EditDialog>
	);
}

type ShiftEditorProps = Omit<ShiftDialogProps, "edited"> & { readonly shift: Shift | null };

function ShiftEditor({ client, shift, groups, onClose, onChanged }: ShiftEditorProps) {
	const { t } = useTranslation("shifts");
	const [draft, setDraft] = useState<ShiftDraft>(() => (shift ? draftOfShift(shift) : newShift()));
	const save = useSave();
	const code = save.error === null ? null : errorCodeOf(save.error);
	const problems = code === "NAME_TAKEN" ? ["taken"] : code === "VALIDATION_FAILED" ? refusedFields(save.error) : [];
	const submit = () =>
		void save.run(async () => {
			await client.shifts.save(toShiftRequest(draft));
			onChanged();
		});
	return (
		<div className={styles.form}>
			<ShiftForm
				draft={draft}
				groups={groups}
				problems={problems}
				onChange={(change) => {
					setDraft({ ...draft, ...change });
					save.touch();
				}}
			/>
			{shift && <p className={styles.muted}>{t("form.keepsPast")}</p>}
			<SaveBar
				save={problems.length === 0 ? save : { ...save, error: null }}
				isDirty={isComplete(draft)}
				onSave={submit}
				onDiscard={onClose}
				isInDialog
			>
				{shift && <RemoveShift client={client} shift={shift} onRemoved={onChanged} />}
			</SaveBar>
		</div>
	);
}

interface RemoveShiftProps {
	readonly client: HadirClient;
	readonly shift: Shift;
	readonly onRemoved: () => void;
}

function RemoveShift({ client, shift, onRemoved }: RemoveShiftProps) {
	const { t } = useTranslation("shifts");
	const remove = async () => {
		await client.shifts.remove({ shiftId: shift.shiftId });
		onRemoved();
	};
	return (
		<RemoveButton
			label={t("form.remove")}
			title={t("removeDialog.title", { code: shift.code })}
			text={t("removeDialog.text")}
			confirmLabel={t("removeDialog.confirm")}
			onRemove={remove}
		/>
	);
}
