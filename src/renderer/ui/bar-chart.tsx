// Upright bars as SVG, and the same as a table for who does not see them. The parts of a bar are told apart by hatching,
// not by colour alone.
import { useId } from "react";
import styles from "./chart.module.css";
import { classNames } from "./class-names.ts";

export interface BarPart {
	readonly value: number;
	readonly kind: "solid" | "hatched";
}

export interface Bar {
	readonly id: string;
	/** Below the bar; empty where there is no room for each. */
	readonly label: string;
	/** From below to above. */
	readonly parts: readonly BarPart[];
}

export interface BarChartProps {
	/** What a screen reader says; the table beside has the figures. */
	readonly label: string;
	readonly bars: readonly Bar[];
	/** Top of the axis; at least the highest bar. */
	readonly top: number;
	readonly formatNumber: (value: number) => string;
	/** An upright line with a word, 0..1 along the axis. */
	readonly mark?: { readonly place: number; readonly label: string } | undefined;
}

const WIDTH = 1000;
const HEIGHT = 220;
const LEFT = 56;
const TOP = 28;
const BOTTOM = 30;
const GAP = 0.2;

export function BarChart({ label, bars, top, formatNumber, mark }: BarChartProps) {
	const pattern = useId();
	const step = (WIDTH - LEFT) / Math.max(1, bars.length);
	const y = (value: number) => TOP + (HEIGHT - TOP) * (1 - value / top);
	return (
		<svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT + BOTTOM}`} role="img" aria-label={label}>
			<defs>
				<pattern id={pattern} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
					<rect className={styles.hatchGround} width={8} height={8} />
					<line className={styles.hatch} x1={0} x2={0} y1={0} y2={8} />
				</pattern>
			</defs>
			{[0, top / 2, top].map((value) => (
				<g key={value}>
					<line className={styles.grid} x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
					{Number.isInteger(value) && (
						<text className={styles.tick} x={LEFT - 10} y={y(value) + 6} textAnchor="end">
							{formatNumber(value)}
						</text>
					)}
				</g>
			))}
			{bars.map(({ id, label: name, parts }, index) => {
				const x = LEFT + step * (index + GAP / 2);
				let below = 0;
				return (
					<g key={id}>
						{parts.map(({ value, kind }) => {
							const from = below;
							below += value;
							return (
								<rect
									key={kind}
									className={classNames(styles.bar, kind === "solid" && styles.solid)}
									fill={kind === "hatched" ? `url(#${pattern})` : undefined}
									x={x}
									y={y(below)}
									width={step * (1 - GAP)}
									height={y(from) - y(below)}
								/>
							);
						})}
						<text className={styles.tick} x={x + (step * (1 - GAP)) / 2} y={HEIGHT + 24} textAnchor="middle">
							{name}
						</text>
					</g>
				);
			})}
			{mark && (
				<>
					<line
						className={styles.mark}
						x1={LEFT + (WIDTH - LEFT) * mark.place}
						x2={LEFT + (WIDTH - LEFT) * mark.place}
						y1={TOP - 6}
						y2={HEIGHT}
					/>
					<text className={styles.tick} x={LEFT + (WIDTH - LEFT) * mark.place} y={TOP - 10} textAnchor="middle">
						{mark.label}
					</text>
				</>
			)}
		</svg>
	);
}
