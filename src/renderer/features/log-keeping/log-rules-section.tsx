import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { Select } from "../../ui/select.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { Section } from "../settings/section.tsx";
import pageStyles from "../settings/settings-page.module.css";
import {
	dayChoices,
	isSameRules,
	type LogRules,
	monthChoices,
	type RulesPreview,
	removesAnything,
} from "./log-rules-draft.ts";
import { RulesPreviewText } from "./rules-preview.tsx";

/** How long records and evidence photos are kept. Self-contained: it may stand in any section of the settings. */
export function LogRulesSection({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation(["logKeeping", "common"]);
	const { data, error, reload, put } = useResource(() => client.log.rules({}));
	return (
		<Section title={t("title")} text={t("text")}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{!data && error === null && <Loading text={t("common:loading")} />}
			{data && <RulesForm client={client} rules={data} onSaved={put} />}
		</Section>
	);
}

interface RulesFormProps {
	readonly client: HadirClient;
	readonly rules: LogRules;
	readonly onSaved: (rules: LogRules) => void;
}

function RulesForm({ client, rules, onSaved }: RulesFormProps) {
	const { t } = useTranslation(["logKeeping", "common"]);
	const [draft, setDraft] = useState(rules);
	const [preview, setPreview] = useState<RulesPreview | null>(null);
	const [asks, setAsks] = useState(false);
	const save = useSave();
	const isDirty = !isSameRules(draft, rules);
	const edit = (changes: Partial<LogRules>) => {
		setDraft({ ...draft, ...changes });
		setPreview(null);
		save.touch();
	};
	const keep = () =>
		void save.run(async () => {
			onSaved(await client.log.saveRules(draft));
			await client.log.purge({});
			setAsks(false);
		});
	return (
		<>
			<KeepFields draft={draft} onEdit={edit} />
			{isDirty && <Preview key={JSON.stringify(draft)} client={client} draft={draft} onPreview={setPreview} />}
			<SaveBar
				save={save}
				isDirty={isDirty}
				onSave={() => {
					if (preview === null || removesAnything(preview)) setAsks(true);
					else keep();
				}}
				onDiscard={() => setDraft(rules)}
			/>
			<ConfirmDialog
				isOpen={asks}
				title={t("confirm.title")}
				text={t("confirm.text")}
				confirmLabel={t("confirm.now")}
				cancelLabel={t("common:cancel")}
				isBusy={save.isSaving}
				onConfirm={keep}
				onCancel={() => setAsks(false)}
			>
				{preview && <RulesPreviewText preview={preview} />}
				{save.error !== null && <ErrorBanner error={save.error} />}
			</ConfirmDialog>
		</>
	);
}

interface KeepFieldsProps {
	readonly draft: LogRules;
	readonly onEdit: (changes: Partial<LogRules>) => void;
}

function KeepFields({ draft, onEdit }: KeepFieldsProps) {
	const { t } = useTranslation("logKeeping");
	const spanOf = (months: number) =>
		months % 12 === 0 ? t("keep.years", { count: months / 12 }) : t("keep.months", { count: months });
	return (
		<>
			<Select
				label={t("keep.label")}
				value={String(draft.keepMonths ?? "all")}
				options={[
					{ value: "all", label: t("keep.all") },
					...monthChoices(draft.keepMonths).map((months) => ({ value: String(months), label: spanOf(months) })),
				]}
				onChange={(value) => onEdit({ keepMonths: value === "all" ? null : Number(value) })}
				help={t("keep.help")}
			/>
			<div className={pageStyles.pair}>
				<Select
					label={t("evidence.label")}
					value={draft.evidence}
					options={(["off", "face", "blurred"] as const).map((value) => ({
						value,
						label: t(`evidence.kinds.${value}`),
					}))}
					onChange={(evidence) => onEdit({ evidence })}
					help={t("evidence.help")}
				/>
				<Select
					label={t("evidence.days")}
					value={String(draft.evidenceDays)}
					options={dayChoices(draft.evidenceDays).map((days) => ({
						value: String(days),
						label: t("evidence.daysCount", { count: days }),
					}))}
					onChange={(days) => onEdit({ evidenceDays: Number(days) })}
					isDisabled={draft.evidence === "off"}
				/>
			</div>
			{draft.evidence !== "off" && (
				<Checkbox
					label={t("evidence.supervisors")}
					help={t("evidence.supervisorsHelp")}
					isChecked={draft.isEvidenceForSupervisors}
					onChange={(isEvidenceForSupervisors) => onEdit({ isEvidenceForSupervisors })}
				/>
			)}
		</>
	);
}

interface PreviewProps {
	readonly client: HadirClient;
	readonly draft: LogRules;
	readonly onPreview: (preview: RulesPreview) => void;
}

/** Of one draft: another one is another preview. */
function Preview({ client, draft, onPreview }: PreviewProps) {
	const { t } = useTranslation("common");
	const { data, error, reload } = useResource(() => client.log.previewRules(draft));
	useEffect(() => {
		if (data) onPreview(data);
	}, [data, onPreview]);
	return (
		<>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{!data && error === null && <Loading text={t("loading")} />}
			{data && <RulesPreviewText preview={data} />}
		</>
	);
}
