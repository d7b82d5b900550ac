import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Select } from "../../ui/select.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { Section } from "../settings/section.tsx";
import { CropsSetting } from "./crops-setting.tsx";
import { activePack, type ModelOverview, namesToShow, recognitionChoices } from "./model-choice.ts";
import styles from "./models-section.module.css";
import { ReembedCard } from "./reembed-card.tsx";

export function ModelsSection({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation(["models", "common"]);
	const { data: overview, error, reload, put } = useResource(() => client.models.overview({}));
	return (
		<Section title={t("title")}>
			{error !== null && <ErrorBanner error={error} />}
			{!overview && error === null && <Loading text={t("common:loading")} />}
			{overview && (
				<>
					<MustEnroll overview={overview} />
					<PackChoice client={client} overview={overview} onChange={put} />
					<CropsSetting client={client} overview={overview} onChange={put} />
					<ReembedCard client={client} overview={overview} onEnd={() => void reload()} />
				</>
			)}
		</Section>
	);
}

function MustEnroll({ overview }: { readonly overview: ModelOverview }) {
	const { t } = useTranslation("models");
	const formats = useFormats();
	const { names, more } = namesToShow(overview);
	if (names.length === 0) return null;
	const listed = more > 0 ? t("mustEnroll.more", { names: names.join(", "), count: more }) : formats.list(names);
	return (
		<Banner
			kind="warning"
			title={t("mustEnroll.title", { count: overview.mustEnroll.length })}
			text={t("mustEnroll.text", { names: listed })}
		/>
	);
}

interface ModelPartProps {
	readonly client: HadirClient;
	readonly overview: ModelOverview;
	readonly onChange: (overview: ModelOverview) => void;
}

function PackChoice({ client, overview, onChange }: ModelPartProps) {
	const { t } = useTranslation(["models", "common"]);
	const [wanted, setWanted] = useState<string | null>(null);
	const save = useSave();
	const choices = recognitionChoices(overview);
	const active = activePack(overview);
	const change = () =>
		save.run(async () => {
			if (wanted !== null) onChange(await client.models.use({ pack: wanted }));
			setWanted(null);
		});
	return (
		<div>
			<Select
				label={t("recognition")}
				value={overview.recognitionPack}
				options={choices.map(({ packId, title }) => ({ value: packId, label: title }))}
				onChange={(packId) => {
					if (packId !== overview.recognitionPack) setWanted(packId);
				}}
				isDisabled={choices.length < 2}
				help={t(choices.length < 2 ? "recognitionOnly" : "recognitionHelp")}
			/>
			{active?.recognition?.isMeasured === false && <p className={styles.note}>{t("unmeasured")}</p>}
			{active?.isNonCommercial && <p className={styles.note}>{t("nonCommercial")}</p>}
			<ConfirmDialog
				isOpen={wanted !== null}
				title={t("switchDialog.title")}
				text={t("switchDialog.text")}
				confirmLabel={t("switchDialog.confirm")}
				cancelLabel={t("common:cancel")}
				kind="primary"
				isBusy={save.isSaving}
				onConfirm={() => void change()}
				onCancel={() => {
					setWanted(null);
					save.touch();
				}}
			>
				{save.error !== null && <ErrorBanner error={save.error} />}
			</ConfirmDialog>
		</div>
	);
}
