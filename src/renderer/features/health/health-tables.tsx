import { useTranslation } from "react-i18next";
import { locales } from "../../i18n/language.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Section } from "../settings/section.tsx";
import type { HealthReport } from "./health-findings.ts";
import styles from "./health-page.module.css";

const stages = [
	"decode",
	"detect",
	"landmarks",
	"align",
	"quality",
	"pose",
	"eyes",
	"liveness",
	"embed",
	"total",
] as const;
type KnownStage = (typeof stages)[number];

function isKnown(stage: string): stage is KnownStage {
	return stages.some((known) => known === stage);
}

/** How long each stage of a frame takes; nothing before the first face. */
export function StageTable({ stages: times }: Pick<HealthReport["vitals"], "stages">) {
	const { t } = useTranslation("health");
	const locale = locales[useLanguage()];
	if (times.length === 0) return null;
	const inMs = (value: number) =>
		t("milliseconds", { value: value.toLocaleString(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 }) });
	return (
		<Section title={t("engine.stages")}>
			<table className={styles.table}>
				<thead>
					<tr>
						<th scope="col">{t("engine.stage")}</th>
						<th scope="col">{t("engine.median")}</th>
						<th scope="col">{t("engine.p95")}</th>
					</tr>
				</thead>
				<tbody>
					{times.map(({ stage, medianMs, p95Ms }) => (
						<tr key={stage}>
							<th scope="row">{isKnown(stage) ? t(`stage.${stage}`) : stage}</th>
							<td className={styles.number}>{inMs(medianMs)}</td>
							<td className={styles.number}>{inMs(p95Ms)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</Section>
	);
}

export function PackTable({ packs }: { readonly packs: NonNullable<HealthReport["packs"]> }) {
	const { t } = useTranslation("health");
	return (
		<Section title={t("models.list")}>
			<table className={styles.table}>
				<thead>
					<tr>
						<th scope="col">{t("models.pack")}</th>
						<th scope="col">{t("models.licence")}</th>
						<th scope="col">{t("models.state")}</th>
					</tr>
				</thead>
				<tbody>
					{packs.map(({ packId, title, licences, state, isInUse }) => (
						<tr key={packId}>
							<th scope="row">{title}</th>
							<td>{licences.join(", ")}</td>
							<td>{isInUse ? `${t(`models.states.${state}`)}, ${t("models.inUse")}` : t(`models.states.${state}`)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</Section>
	);
}
