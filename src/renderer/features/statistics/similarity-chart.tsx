import { useTranslation } from "react-i18next";
import { locales } from "../../i18n/language.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import { BarChart } from "../../ui/bar-chart.tsx";
import { axisTop, type Statistics } from "./chart-data.ts";
import { ChartSection } from "./chart-section.tsx";

const BINS = 50;
const FROM_BIN = 10;
const SHOWN = BINS - FROM_BIN;

/** From 0.2 on; nothing below was ever a match. */
export function SimilarityChart({ statistics: { similarities, thresholds } }: { readonly statistics: Statistics }) {
	const { t } = useTranslation("statistics");
	const formats = useFormats();
	const locale = locales[useLanguage()];
	const inWords = (value: number) =>
		value.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
	const countAt = (bin: number) => similarities.find(({ from }) => Math.round(from * BINS) === bin)?.count ?? 0;
	const bars = Array.from({ length: SHOWN }, (_, index) => {
		const bin = FROM_BIN + index;
		return {
			id: String(bin),
			label: bin % 5 === 0 ? inWords(bin / BINS) : "",
			parts: [{ value: countAt(bin), kind: "solid" as const }],
		};
	});
	const mark = thresholds && {
		place: (thresholds.high * BINS - FROM_BIN) / SHOWN,
		label: t("similarity.threshold", { value: inWords(thresholds.high) }),
	};
	return (
		<ChartSection
			title={t("similarity.title")}
			text={t("similarity.text")}
			isEmpty={similarities.length === 0}
			columns={[t("similarity.from"), t("similarity.count")]}
			rows={similarities.map(({ from, count }) => [inWords(from), formats.number(count)])}
		>
			<BarChart
				label={t("similarity.title")}
				bars={bars}
				top={axisTop(Math.max(...similarities.map(({ count }) => count), 1))}
				formatNumber={formats.number}
				mark={mark ?? undefined}
			/>
		</ChartSection>
	);
}
