import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { BarChart } from "../../ui/bar-chart.tsx";
import { axisTop, momentLabels, type Statistics } from "./chart-data.ts";
import { ChartSection } from "./chart-section.tsx";
import styles from "./statistics-page.module.css";

const BARS = 48;

/** One bar for each stretch of samples, as high as its highest: a short backlog is not averaged away. */
export function BacklogChart({ statistics: { backlog } }: { readonly statistics: Statistics }) {
	const { t } = useTranslation("statistics");
	const formats = useFormats(useStatus()?.timeZone);
	const size = Math.max(1, Math.ceil(backlog.length / BARS));
	const stretches = Array.from({ length: Math.ceil(backlog.length / size) }, (_, index) => {
		const samples = backlog.slice(index * size, (index + 1) * size);
		return {
			atMs: samples[0]?.atMs ?? 0,
			waiting: Math.max(...samples.map(({ waiting }) => waiting)),
			dead: Math.max(...samples.map(({ deadLetters }) => deadLetters)),
		};
	});
	const when = (atMs: number) => `${formats.shortDate(atMs)} ${formats.time(atMs)}`;
	const most = Math.max(...stretches.map(({ waiting }) => waiting), 0);
	const labels = momentLabels(
		stretches.map(({ atMs }) => atMs),
		Math.max(1, Math.ceil(stretches.length / 8)),
		formats,
	);
	return (
		<ChartSection
			title={t("backlog.title")}
			text={t("backlog.text")}
			isEmpty={stretches.length === 0}
			columns={[t("backlog.time"), t("backlog.waiting"), t("backlog.dead")]}
			rows={stretches.map(({ atMs, waiting, dead }) => [when(atMs), formats.number(waiting), formats.number(dead)])}
		>
			<p className={styles.muted}>{t("backlog.most", { count: most })}</p>
			<BarChart
				label={t("backlog.title")}
				bars={stretches.map(({ atMs, waiting }, index) => ({
					id: String(atMs),
					label: labels[index] ?? "",
					parts: [{ value: waiting, kind: "solid" }],
				}))}
				top={axisTop(most)}
				formatNumber={formats.number}
			/>
		</ChartSection>
	);
}
