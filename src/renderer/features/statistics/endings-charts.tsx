import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import { BarChart } from "../../ui/bar-chart.tsx";
import { axisTop, byDay, byReason, type Statistics } from "./chart-data.ts";
import { ChartSection } from "./chart-section.tsx";
import styles from "./statistics-page.module.css";

const DAYS = 14;

interface EndingsProps {
	readonly statistics: Statistics;
}

export function DaysChart({ statistics: { endings, date } }: EndingsProps) {
	const { t } = useTranslation("statistics");
	const formats = useFormats("UTC");
	const days = byDay(endings, date, DAYS);
	return (
		<ChartSection
			title={t("days.title")}
			text={t("days.text")}
			isEmpty={endings.length === 0}
			columns={[t("days.date"), t("days.recognised"), t("days.refused")]}
			rows={days.map((day) => [
				formats.shortDate(`${day.date}T12:00:00Z`),
				formats.number(day.recognised),
				formats.number(day.refused),
			])}
		>
			<BarChart
				label={t("days.title")}
				bars={days.map((day) => ({
					id: day.date,
					label: String(Number(day.date.slice(8))),
					parts: [
						{ value: day.recognised, kind: "solid" },
						{ value: day.refused, kind: "hatched" },
					],
				}))}
				top={axisTop(Math.max(...days.map(({ recognised, refused }) => recognised + refused), 1))}
				formatNumber={formats.number}
			/>
			<ul className={styles.legend}>
				<li>
					<span className={styles.solid} aria-hidden />
					{t("days.recognised")}
				</li>
				<li>
					<span className={styles.hatched} aria-hidden />
					{t("days.refused")}
				</li>
			</ul>
		</ChartSection>
	);
}

/** Few and with long names: bars that lie, each with its word and number. */
export function ReasonsChart({ statistics: { endings } }: EndingsProps) {
	const { t } = useTranslation("statistics");
	const formats = useFormats();
	const reasons = byReason(endings);
	const most = Math.max(...reasons.map(({ count }) => count), 1);
	return (
		<ChartSection
			title={t("reasons.title")}
			isEmpty={reasons.length === 0}
			columns={[t("reasons.reason"), t("reasons.count")]}
			rows={reasons.map(({ reason, count }) => [t(`ending.${reason}`), formats.number(count)])}
		>
			<ul className={styles.reasons}>
				{reasons.map(({ reason, count }) => (
					<li key={reason} className={styles.reason}>
						<span>{t(`ending.${reason}`)}</span>
						<meter className={styles.meter} min={0} max={most} value={count} aria-label={t(`ending.${reason}`)} />
						<span className={styles.number}>{formats.number(count)}</span>
					</li>
				))}
			</ul>
		</ChartSection>
	);
}
