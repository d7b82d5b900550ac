import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorCodeOf } from "../../client/error-code.ts";
import type { ApiScope, HadirClient } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import items from "../../ui/item-list.module.css";
import { SaveBar } from "../../ui/save-bar.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./api-keys.module.css";
import { MadeKey } from "./made-key.tsx";

export interface CreateKeyDialogProps {
	readonly client: HadirClient;
	readonly isOpen: boolean;
	readonly onClose: () => void;
	readonly onChanged: () => void;
}

const scopes = ["recognise", "register", "punch", "read", "monitor", "admin"] as const satisfies readonly ApiScope[];
/** Days; "0" is for good. */
const ends = ["0", "30", "90", "365"] as const;

export function CreateKeyDialog({ client, isOpen, onClose, onChanged }: CreateKeyDialogProps) {
	const { t } = useTranslation("apiKeys");
	return (
		<Dialog isOpen={isOpen} title={t("form.title")} onClose={onClose}>
			<CreateKey client={client} onClose={onClose} onChanged={onChanged} />
		</Dialog>
	);
}

function CreateKey({ client, onClose, onChanged }: Omit<CreateKeyDialogProps, "isOpen">) {
	const { t } = useTranslation("apiKeys");
	const [name, setName] = useState("");
	const [chosen, setChosen] = useState<readonly ApiScope[]>([]);
	const [end, setEnd] = useState<(typeof ends)[number]>("365");
	const [secret, setSecret] = useState<string | null>(null);
	const save = useSave();
	const problem = save.error !== null && errorCodeOf(save.error) === "VALIDATION_FAILED" ? t("form.nameInvalid") : null;
	const submit = () =>
		void save.run(async () => {
			const expiresInDays = end === "0" ? null : Number(end);
			setSecret((await client.apiKeys.create({ name, scopes: [...chosen], expiresInDays })).secret);
			onChanged();
		});
	if (secret !== null) return <MadeKey name={name} secret={secret} onDone={onClose} />;
	return (
		<div className={items.form}>
			<TextField
				label={t("form.name")}
				value={name}
				onChange={(next) => {
					setName(next);
					save.touch();
				}}
				problem={problem}
				help={t("form.nameHelp")}
				maxLength={60}
				hasFocus
			/>
			<fieldset className={styles.scopes}>
				<legend className={styles.legend}>{t("form.scopes")}</legend>
				{scopes.map((scope) => (
					<Checkbox
						key={scope}
						label={t(`scopes.${scope}.name`)}
						help={t(`scopes.${scope}.help`)}
						isChecked={chosen.includes(scope)}
						onChange={(isChecked) =>
							setChosen(isChecked ? [...chosen, scope] : chosen.filter((other) => other !== scope))
						}
					/>
				))}
			</fieldset>
			<Select
				label={t("form.end")}
				value={end}
				options={ends.map((value) => ({
					value,
					label: value === "0" ? t("form.endNever") : t("form.endDays", { count: Number(value) }),
				}))}
				onChange={setEnd}
			/>
			<SaveBar
				save={problem === null ? save : { ...save, error: null }}
				isDirty={name.trim() !== "" && chosen.length > 0}
				onSave={submit}
				onDiscard={onClose}
				isInDialog
			/>
		</div>
	);
}
