// The receiver operating characteristic as an SVG: true accepts over false accepts, the latter on a log axis. It shows
// curves and numbers, never a photo.
import type { Interval } from "./intervals.ts";

export interface RocPoint {
	readonly far: number;
	readonly tar: number;
}

export interface RocChart {
	readonly title: string;
	readonly subtitle: string;
	/** Falling `far`. */
	readonly curve: readonly RocPoint[];
	/** Points that the table names, with their confidence intervals. */
	readonly marks: readonly (RocPoint & { readonly interval: Interval | null })[];
}

const WIDTH = 720;
const HEIGHT = 440;
const PLOT = { left: 76, top: 84, right: 40, bottom: 62 };
const COLOUR = {
	ground: "#ffffff",
	text: "#0f172a",
	quiet: "#64748b",
	grid: "#e2e8f0",
	axis: "#94a3b8",
	curve: "#0f766e",
	area: "#ccfbf1",
};
/** Steps of the vertical axis: the finest that leaves at most eight lines. */
const TAR_STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2];
const MAX_LINES = 8;

interface Scale {
	x(far: number): number;
	y(tar: number): number;
	readonly decades: readonly number[];
	readonly ticks: readonly number[];
}

function scaleFor({ curve, marks }: RocChart): Scale {
	const lowestDecade = Math.min(-1, Math.floor(Math.log10(Math.min(...curve.map(({ far }) => far)))));
	const lowest = Math.min(...curve.map(({ tar }) => tar), ...marks.map(({ tar, interval }) => interval?.low ?? tar));
	const step = TAR_STEPS.find((candidate) => (1 - lowest) / candidate <= MAX_LINES) ?? 0.2;
	const bottom = Math.max(0, Math.floor(lowest / step) * step);
	const count = Math.round((1 - bottom) / step);
	const width = WIDTH - PLOT.left - PLOT.right;
	const height = HEIGHT - PLOT.top - PLOT.bottom;
	return {
		x: (far) => PLOT.left + width * (1 - Math.log10(far) / lowestDecade),
		y: (tar) => PLOT.top + (height * (1 - tar)) / (1 - bottom || 1),
		decades: Array.from({ length: -lowestDecade + 1 }, (_, i) => lowestDecade + i),
		ticks: Array.from({ length: count + 1 }, (_, i) => 1 - i * step),
	};
}

/** One decimal: enough for a screen, and the file stays small. */
const px = (value: number) => value.toFixed(1);
const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function text(x: number, y: number, content: string, attributes: string): string {
	return `<text x="${px(x)}" y="${px(y)}" ${attributes}>${content}</text>`;
}

function line(x1: number, y1: number, x2: number, y2: number, attributes: string): string {
	return `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" ${attributes}/>`;
}

function drawGrid(scale: Scale): string[] {
	const right = WIDTH - PLOT.right;
	const bottom = HEIGHT - PLOT.bottom;
	const quiet = `fill="${COLOUR.quiet}" font-size="13"`;
	const rows = scale.ticks.flatMap((tar) => [
		line(PLOT.left, scale.y(tar), right, scale.y(tar), `stroke="${COLOUR.grid}"`),
		text(PLOT.left - 10, scale.y(tar) + 4.5, `${Number((tar * 100).toFixed(1))} %`, `${quiet} text-anchor="end"`),
	]);
	const columns = scale.decades.flatMap((decade) => {
		const x = scale.x(10 ** decade);
		const power = `10<tspan dy="-5" font-size="10">${decade}</tspan>`;
		return [
			line(x, PLOT.top, x, bottom, `stroke="${COLOUR.grid}"`),
			text(x, bottom + 22, decade === 0 ? "1" : power, `${quiet} text-anchor="middle"`),
		];
	});
	return [
		...rows,
		...columns,
		line(PLOT.left, bottom, right, bottom, `stroke="${COLOUR.axis}"`),
		text((PLOT.left + right) / 2, HEIGHT - 16, "false accept rate", `${quiet} text-anchor="middle"`),
		text(
			0,
			0,
			"true accept rate",
			`${quiet} text-anchor="middle" transform="translate(20 ${(PLOT.top + bottom) / 2}) rotate(-90)"`,
		),
	];
}

function drawCurve({ curve, marks }: RocChart, scale: Scale): string[] {
	const path = curve.map(({ far, tar }, i) => `${i === 0 ? "M" : "L"}${px(scale.x(far))} ${px(scale.y(tar))}`).join("");
	const whiskers = marks.flatMap(({ far, interval }) =>
		interval
			? [
					line(
						scale.x(far),
						scale.y(interval.low),
						scale.x(far),
						scale.y(interval.high),
						`stroke="${COLOUR.curve}" stroke-width="6" stroke-opacity="0.25" stroke-linecap="round"`,
					),
				]
			: [],
	);
	const dots = marks.flatMap(({ far, tar }) => [
		`<circle cx="${px(scale.x(far))}" cy="${px(scale.y(tar))}" r="4.5" fill="${COLOUR.ground}" stroke="${COLOUR.curve}" stroke-width="2.5"/>`,
		text(
			scale.x(far) + 9,
			scale.y(tar) + 20,
			`${(tar * 100).toFixed(2)} %`,
			`fill="${COLOUR.text}" font-size="14" font-weight="600"`,
		),
	]);
	const stroke = `fill="none" stroke="${COLOUR.curve}" stroke-width="2.5" stroke-linejoin="round"`;
	return [...whiskers, `<path d="${path}" ${stroke}/>`, ...dots];
}

/** A file of its own, with a title for those who cannot see it. */
export function drawRoc(chart: RocChart): string {
	const scale = scaleFor(chart);
	const said = chart.marks.map(({ far, tar }) => `${(tar * 100).toFixed(2)} % at ${far}`).join(", ");
	return `${[
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-family="'Plus Jakarta Sans', 'Segoe UI', system-ui, sans-serif">`,
		`<title>${escapeXml(chart.title)}: ${escapeXml(said)}</title>`,
		`<rect width="${WIDTH}" height="${HEIGHT}" rx="12" fill="${COLOUR.ground}"/>`,
		text(24, 36, escapeXml(chart.title), `fill="${COLOUR.text}" font-size="20" font-weight="700"`),
		text(24, 58, escapeXml(chart.subtitle), `fill="${COLOUR.quiet}" font-size="13"`),
		...drawGrid(scale),
		...drawCurve(chart, scale),
		"</svg>",
	].join("\n")}\n`;
}
