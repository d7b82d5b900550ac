import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { errorCodeOf } from "../../client/error-code.ts";
import type { Group } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { DirectionRuleFields } from "../settings/direction-rule-fields.tsx";
import { groupRuleChoices, groupRuleDraftOf, groupRuleOf, isRulesDraftValid } from "../settings/rules-draft.ts";
import { SaveBar } from "../settings/save-bar.tsx";
import styles from "./groups.module.css";

export interface GroupDialogProps {
	readonly client: HadirClient;
	/** null keeps it closed. */
	readonly edited: Group | "new" | null;
	readonly onClose: () => void;
	readonly onChanged: () => void;
}

export function GroupDialog({ client, edited, onClose, onChanged }: GroupDialogProps) {
	const { t } = useTranslation("groups");
	/** Still shown while the dialog fades out. */
	const [shown, setShown] = useState(edited);
	if (edited !== null && edited !== shown) setShown(edited);
	const title = t(shown === "new" ? "form.addTitle" : "form.editTitle");
	const group = edited === "new" ? null : edited;
	return (
		<Dialog isOpen={edited !== null} title={title} onClose={onClose}>
			{edited !== null && <GroupEditor client={client} group={group} onClose={onClose} onChanged={onChanged} />}
		</Dialog>
	);
}

type GroupEditorProps = Omit<GroupDialogProps, "edited"> & { readonly group: Group | null };

function GroupEditor({ client, group, onClose, onChanged }: GroupEditorProps) {
	const { t } = useTranslation("groups");
	const [name, setName] = useState(group?.name ?? "");
	const [rule, setRule] = useState(() => groupRuleDraftOf(group?.directionRule ?? null));
	const save = useSave();
	const code = save.error === null ? null : errorCodeOf(save.error);
	const problem =
		code === "VALIDATION_FAILED" ? t("form.nameInvalid") : code === "NAME_TAKEN" ? t("form.nameTaken") : null;
	const submit = () =>
		void save.run(async () => {
			await client.groups.save({ groupId: group?.groupId ?? null, name, directionRule: groupRuleOf(rule) });
			onChanged();
		});
	return (
		<div className={styles.form}>
			<TextField
				label={t("form.name")}
				value={name}
				onChange={(next) => {
					setName(next);
					save.touch();
				}}
				problem={problem}
				maxLength={40}
				capitals="words"
				hasFocus={group === null}
			/>
			<DirectionRuleFields draft={rule} choices={groupRuleChoices} onChange={setRule} />
			<SaveBar
				save={problem === null ? save : { ...save, error: null }}
				isDirty={name.trim() !== "" && isRulesDraftValid(rule)}
				onSave={submit}
				onDiscard={onClose}
				isInDialog
			>
				{group && <RemoveGroup client={client} group={group} onRemoved={onChanged} />}
			</SaveBar>
		</div>
	);
}

interface RemoveGroupProps {
	readonly client: HadirClient;
	readonly group: Group;
	readonly onRemoved: () => void;
}

/** Asks, and says how many people it concerns. */
function RemoveGroup({ client, group, onRemoved }: RemoveGroupProps) {
	const { t } = useTranslation(["groups", "common"]);
	const [isAsking, setIsAsking] = useState(false);
	const remove = useSave();
	const confirm = () =>
		void remove.run(async () => {
			await client.groups.remove({ groupId: group.groupId });
			onRemoved();
		});
	return (
		<>
			<Button kind="quiet" icon={Trash2} onClick={() => setIsAsking(true)}>
				{t("form.remove")}
			</Button>
			<ConfirmDialog
				isOpen={isAsking}
				title={t("removeDialog.title", { name: group.name })}
				text={group.people === 0 ? t("removeDialog.textNone") : t("removeDialog.text", { count: group.people })}
				confirmLabel={t("removeDialog.confirm")}
				cancelLabel={t("common:cancel")}
				isBusy={remove.isSaving}
				onConfirm={confirm}
				onCancel={() => setIsAsking(false)}
			>
				<ErrorBanner error={remove.error} />
			</ConfirmDialog>
		</>
	);
}
