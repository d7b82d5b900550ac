// Two rows on one axis, and the thresholds across both. Told apart by their names and places, not by colour.
import { useTranslation } from "react-i18next";
import { locales } from "../../i18n/language.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import chart from "../../ui/chart.module.css";
import styles from "./calibration-page.module.css";
import { type Band, type CalibrationReport, placeOf, type Spread, spreadOf } from "./calibration-view.ts";

const WIDTH = 1000;
const ROW = 64;
/** Room for the figure below the end of the axis. */
const EDGE = 20;
const TOP = 40;
const LABELS_Y = 24;
const bands = ["low", "medium", "high"] as const satisfies readonly Band[];
const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];

const x = (similarity: number) => placeOf(similarity) * WIDTH;

export function SpreadChart({ report }: { readonly report: CalibrationReport }) {
	const { t } = useTranslation("calibration");
	const locale = locales[useLanguage()];
	const inWords = (value: number) =>
		value.toLocaleString(locale, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
	const rows = (["impostors", "genuine"] as const).map((name) => ({ name, spread: spreadOf(report[name]) }));
	const bottom = TOP + rows.length * ROW;
	return (
		<>
			<svg
				className={chart.chart}
				viewBox={`0 0 ${WIDTH + EDGE} ${bottom + 34}`}
				role="img"
				aria-label={t("chart.title")}
			>
				{ticks.map((tick) => (
					<g key={tick}>
						<line className={chart.grid} x1={x(tick)} x2={x(tick)} y1={TOP} y2={bottom} />
						<text className={chart.tick} x={x(tick)} y={bottom + 24} textAnchor="middle">
							{tick.toLocaleString(locale)}
						</text>
					</g>
				))}
				{rows.map(({ name, spread }, index) => (
					<Row
						key={name}
						name={t(`chart.${name}`)}
						spread={spread}
						y={TOP + index * ROW}
						isGenuine={name === "genuine"}
					/>
				))}
				{bands.map((band) => (
					<line
						key={band}
						className={styles.threshold}
						x1={x(report.present[band])}
						x2={x(report.present[band])}
						y1={LABELS_Y + 6}
						y2={bottom}
					/>
				))}
				<text className={chart.tick} x={x(report.present.low) - 8} y={LABELS_Y} textAnchor="end">
					{t("bands.names.low")} {inWords(report.present.low)}
				</text>
				<text className={chart.tick} x={x(report.present.high) + 8} y={LABELS_Y}>
					{t("bands.names.high")} {inWords(report.present.high)}
				</text>
			</svg>
			<table className={styles.table}>
				<thead>
					<tr>
						<th scope="col">{t("chart.column.who")}</th>
						<th scope="col">{t("chart.column.from")}</th>
						<th scope="col">{t("chart.column.to")}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ name, spread }) => (
						<tr key={name}>
							<th scope="row">{t(`chart.${name}`)}</th>
							<td className={styles.number}>{spread ? inWords(spread.from) : t("chart.none")}</td>
							<td className={styles.number}>{spread && inWords(spread.to)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	);
}

interface RowProps {
	readonly name: string;
	readonly spread: Spread | null;
	readonly y: number;
	readonly isGenuine: boolean;
}

function Row({ name, spread, y, isGenuine }: RowProps) {
	return (
		<g>
			<text className={styles.rowName} x={4} y={y + 20}>
				{name}
			</text>
			{spread && (
				<rect
					className={isGenuine ? styles.genuine : styles.impostors}
					x={x(spread.from)}
					y={y + 30}
					width={Math.max(4, x(spread.to) - x(spread.from))}
					height={18}
					rx={9}
				/>
			)}
		</g>
	);
}
