import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { errorCodeOf } from "../../client/error-code.ts";
import type { Group } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { EditDialog } from "../../ui/edit-dialog.tsx";
import items from "../../ui/item-list.module.css";
import { RemoveButton } from "../../ui/remove-button.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { DirectionRuleFields } from "../settings/direction-rule-fields.tsx";
import { groupRuleChoices, groupRuleDraftOf, groupRuleOf, isRulesDraftValid } from "../settings/rules-draft.ts";

export interface GroupDialogProps {
	readonly client: HadirClient;
	/** null keeps it closed. */
	readonly edited: Group | "new" | null;
	readonly onClose: () => void;
	readonly onChanged: () => void;
}

export function GroupDialog({ client, edited, onClose, onChanged }: GroupDialogProps) {
	const { t } = useTranslation("groups");
	return (
		<EditDialog edited={edited} addTitle={t("form.addTitle")} editTitle={t("form.editTitle")} onClose={onClose}>
			{(group) => <GroupEditor client={client} group={group} onClose={onClose} onChanged={onChanged} />}
		</EditDialog>
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
		<div className={items.form}>
			<TextField
				label={t("form.name")}
				value={name}
				onChange={(next) => {
					setName(next);
					save.touch();
				}}
				help={t("form.nameHelp")}
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
	const { t } = useTranslation("groups");
	const remove = async () => {
		await client.groups.remove({ groupId: group.groupId });
		onRemoved();
	};
	return (
		<RemoveButton
			label={t("form.remove")}
			title={t("removeDialog.title", { name: group.name })}
			text={group.people === 0 ? t("removeDialog.textNone") : t("removeDialog.text", { count: group.people })}
			confirmLabel={t("removeDialog.confirm")}
			onRemove={remove}
		/>
	);
}
