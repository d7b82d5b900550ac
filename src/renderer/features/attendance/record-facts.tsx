import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import type { LogEntry } from "./log-filter.ts";
import styles from "./log-page.module.css";

/** What the record holds. What it has not is left out. */
export function RecordFacts({ entry }: { readonly entry: LogEntry }) {
	const { t } = useTranslation(["log", "common"]);
	const formats = useFormats(entry.timeZone);
	const dates = useFormats("UTC");
	const moment = (at: string) => `${formats.longDate(at)}, ${formats.timeWithSeconds(at)}`;
	const score = (value: number) => value.toFixed(3);
	const facts: readonly (readonly [string, string | null])[] = [
		[t("record.occurredAt"), `${moment(entry.occurredAt)} (${entry.timeZone})`],
		[t("record.clock"), entry.clockState === "suspect" ? t("record.clockSuspect") : null],
		[t("record.estimatedAt"), entry.estimatedAt && moment(entry.estimatedAt)],
		[t("record.workDate"), entry.workDate && dates.longDate(`${entry.workDate}T12:00:00Z`)],
		[t("record.shift"), entry.shiftCode],
		[t("record.method"), t(`common:method.${entry.method}`)],
		[t("record.directionSource"), t(`directionSource.${entry.directionSource}`)],
		[t("record.note"), entry.note],
		[t("record.confidence"), entry.confidence && t(`confidence.${entry.confidence}`)],
		[t("record.similarity"), entry.similarity === null ? null : score(entry.similarity)],
		[t("record.liveness"), entry.livenessScore === null ? null : score(entry.livenessScore)],
		[t("record.model"), entry.templateContractId],
		[t("record.recordedAt"), moment(entry.recordedAt)],
		[t("record.seq"), String(entry.kioskSeq)],
		[t("record.id"), entry.eventId],
	];
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
