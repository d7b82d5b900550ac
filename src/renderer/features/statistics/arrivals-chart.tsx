import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import { BarChart } from "../../ui/bar-chart.tsx";
import { axisTop, type Statistics } from "./chart-data.ts";
import { ChartSection } from "./chart-section.tsx";

const MINUTE_MS = 60_000;

export function ArrivalsChart({ statistics: { arrivals } }: { readonly statistics: Statistics }) {
	const { t } = useTranslation("statistics");
	const formats = useFormats("UTC");
	const bars = arrivals.map(({ minute, count }) => ({
		id: String(minute),
		label: formats.time(minute * MINUTE_MS),
		parts: [{ value: count, kind: "solid" as const }],
	}));
	return (
		<ChartSection
			title={t("arrivals.title")}
			text={t("arrivals.text")}
			isEmpty={arrivals.length === 0}
			columns={[t("arrivals.time"), t("arrivals.count")]}
			rows={arrivals.map(({ minute, count }) => [formats.time(minute * MINUTE_MS), formats.number(count)])}
		>
			<BarChart
				label={t("arrivals.title")}
				// Each second label where there are many: they must not touch.
				bars={bars.map((bar, index) => (bars.length > 12 && index % 2 === 1 ? { ...bar, label: "" } : bar))}
				top={axisTop(Math.max(...arrivals.map(({ count }) => count), 1))}
				formatNumber={formats.number}
			/>
		</ChartSection>
	);
}
