import { useTranslation } from "react-i18next";
import { locales } from "../../i18n/language.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import type { LogEntry } from "./log-filter.ts";
import styles from "./log-page.module.css";

type Fact = readonly [name: string, value: string | null];

/** What the record says of the punch. What it has not is left out. */
export function RecordFacts({ entry }: { readonly entry: LogEntry }) {
	const { t } = useTranslation(["log", "common"]);
	const formats = useFormats(entry.timeZone);
	const dates = useFormats("UTC");
	const moment = (at: string) => `${formats.longDate(at)}, ${formats.timeWithSeconds(at)}`;
	return (
		<Facts
			facts={[
				[t("record.occurredAt"), `${moment(entry.occurredAt)} (${entry.timeZone})`],
				[t("record.clock"), entry.clockState === "suspect" ? t("record.clockSuspect") : null],
				[t("record.estimatedAt"), entry.estimatedAt && moment(entry.estimatedAt)],
				[t("record.workDate"), entry.workDate && dates.longDate(`${entry.workDate}T12:00:00Z`)],
				[t("record.shift"), entry.shiftCode],
				[t("record.method"), t(`common:method.${entry.method}`)],
				[t("record.directionSource"), t(`directionSource.${entry.directionSource}`)],
				[t("record.note"), entry.note],
			]}
		/>
	);
}

/** What proves it, for whoever looks into a doubt: folded away until then. */
export function RecordEvidence({ entry }: { readonly entry: LogEntry }) {
	const { t } = useTranslation("log");
	const formats = useFormats(entry.timeZone);
	const locale = locales[useLanguage()];
	const score = (value: number | null) =>
		value?.toLocaleString(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 }) ?? null;
	return (
		<details className={styles.evidence}>
			<summary>{t("record.evidence")}</summary>
			<Facts
				facts={[
					[t("record.confidence"), entry.confidence && t(`confidence.${entry.confidence}`)],
					[t("record.similarity"), score(entry.similarity)],
					[t("record.liveness"), score(entry.livenessScore)],
					[t("record.model"), entry.templateContractId],
					[
						t("record.recordedAt"),
						`${formats.longDate(entry.recordedAt)}, ${formats.timeWithSeconds(entry.recordedAt)}`,
					],
					[t("record.seq"), String(entry.kioskSeq)],
					[t("record.id"), entry.eventId],
				]}
			/>
		</details>
	);
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
	return (
		<dl className={styles.facts}>
			{facts.map(
				([name, value]) =>
					value !== null && (
						<div key={name} className={styles.fact}>
							<dt>{name}</dt>
							<dd>{value}</dd>
						</div>
					),
			)}
		</dl>
	);
}
