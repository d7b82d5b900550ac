// A form from the kind's own list of fields.
import { KeyRound, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { type TargetField, targetFields } from "../../../contract/targets.ts";
import type { indonesian } from "../../i18n/id/index.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { createSigningSecret } from "../hris/hris-entry.ts";
import { SendFrom } from "./send-from.tsx";
import { isOfUse, newDraft, type TargetDraft, targetKinds } from "./target-draft.ts";
import styles from "./targets.module.css";

export interface TargetFormProps {
	readonly client: HadirClient;
	readonly draft: TargetDraft;
	readonly storedSecrets: readonly string[];
	/** Names of the fields that are missing or wrong. */
	readonly problems: readonly string[];
	readonly onChange: (draft: TargetDraft) => void;
}

export function TargetForm({ client, draft, storedSecrets, problems, onChange }: TargetFormProps) {
	const { t } = useTranslation("targets");
	const invalid = (name: string) => (problems.includes(name) ? t("form.invalid") : null);
	const isNew = draft.targetId === null;
	return (
		<>
			{isNew && (
				<Select
					label={t("kindLabel")}
					value={draft.kind}
					options={targetKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
					onChange={(kind) => onChange({ ...newDraft(kind), name: draft.name })}
					help={t(`kindHelp.${draft.kind}`)}
				/>
			)}
			<TextField
				label={t("form.name")}
				help={t("form.nameHelp")}
				value={draft.name}
				problem={invalid("name")}
				maxLength={60}
				onChange={(name) => onChange({ ...draft, name })}
			/>
			{targetFields[draft.kind]
				.filter((field) => isOfUse(field, draft))
				.map((field) =>
					field.type === "secret" ? (
						<SecretField
							key={field.name}
							field={field}
							draft={draft}
							isStored={storedSecrets.includes(field.name)}
							problem={invalid(field.name)}
							onChange={onChange}
						/>
					) : (
						<SettingField
							key={field.name}
							field={field}
							draft={draft}
							problem={invalid(field.name)}
							onChange={onChange}
						/>
					),
				)}
			<Checkbox
				label={t("form.enabled")}
				help={t("form.enabledHelp")}
				isChecked={draft.isEnabled}
				onChange={(isEnabled) => onChange({ ...draft, isEnabled })}
			/>
			<SendFrom client={client} draft={draft} isInvalid={problems.includes("sendFromDay")} onChange={onChange} />
		</>
	);
}

interface FieldProps {
	readonly field: TargetField;
	readonly draft: TargetDraft;
	readonly problem: string | null;
	readonly onChange: (draft: TargetDraft) => void;
}

/** Names that the language files have words for: those of all kinds. */
type FieldName = keyof typeof indonesian.targets.field;

function SettingField({ field, draft, problem, onChange }: FieldProps) {
	const { t } = useTranslation("targets");
	const name = field.name as FieldName;
	const value = draft.settings[name] ?? field.fallback;
	const put = (next: string | number | boolean) =>
		onChange({ ...draft, settings: { ...draft.settings, [name]: next } });
	const words = { label: t(`field.${name}.label`), help: t(`field.${name}.help`) };
	switch (field.type) {
		case "flag":
			return <Checkbox {...words} isChecked={value === true} onChange={put} />;
		case "choice":
			return (
				<Select
					{...words}
					value={String(value)}
					options={(field.choices ?? []).map((choice) => ({ value: choice, label: t(`choice.${choice}`, choice) }))}
					onChange={put}
				/>
			);
		case "lines":
			return <TextArea {...words} value={String(value)} problem={problem} maxLength={4000} onChange={put} />;
		case "number":
			return (
				<TextField
					{...words}
					value={String(value)}
					problem={problem}
					maxLength={3}
					onChange={(text) => put(Number(text.replace(/\D/g, "")))}
				/>
			);
		default:
			return (
				<TextField
					{...words}
					value={String(value)}
					problem={problem}
					inputMode={field.type === "address" ? "url" : "text"}
					maxLength={500}
					onChange={put}
				/>
			);
	}
}

function SecretField({ field, draft, isStored, problem, onChange }: FieldProps & { readonly isStored: boolean }) {
	const { t } = useTranslation("targets");
	const name = field.name as FieldName;
	const typed = draft.secrets[name];
	const put = (secret: string | null) => onChange({ ...draft, secrets: { ...draft.secrets, [name]: secret } });
	const help = typed === null ? t("form.cleared") : isStored ? t("form.secretKept") : t(`field.${name}.help`);
	return (
		<div className={styles.secret}>
			<TextField
				label={t(`field.${name}.label`)}
				help={help}
				value={typed ?? ""}
				problem={problem}
				type={draft.kind === "webhook" ? "text" : "password"}
				maxLength={2000}
				onChange={put}
			/>
			{draft.kind === "webhook" && name === "secret" && (
				<Button icon={KeyRound} onClick={() => put(createSigningSecret((bytes) => crypto.getRandomValues(bytes)))}>
					{t("form.generate")}
				</Button>
			)}
			{isStored && !field.isRequired && typed !== null && (
				<Button kind="quiet" icon={Trash2} onClick={() => put(null)}>
					{t("form.clear")}
				</Button>
			)}
		</div>
	);
}
