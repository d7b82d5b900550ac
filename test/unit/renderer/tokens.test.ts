// The contrast that the design asks for, computed from the one file that holds the colours.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../../../src/renderer/ui/tokens.css"), "utf8");

/** OKLCH to linear sRGB, after Björn Ottosson, "A perceptual color space for image processing" (2020). */
function luminance(color: string): number {
	const [, lightness = "0", chroma = "0", hue = "0"] = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)/.exec(color) ?? [];
	const angle = (Number(hue) * Math.PI) / 180;
	const [L, a, b] = [Number(lightness), Number(chroma) * Math.cos(angle), Number(chroma) * Math.sin(angle)];
	const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const clip = (value: number) => Math.min(1, Math.max(0, value));
	const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
	const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
	const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

type Theme = "light" | "dark" | "contrast";

/** What high contrast does not set is as in the dark. */
const contrastRule = /\[data-theme="contrast"\] \{([^}]*)\}/.exec(css)?.[1] ?? "";

function token(name: string, theme: Theme): string {
	const find = (text: string) => new RegExp(`--${name}: (.*);`).exec(text)?.[1];
	const value = (theme === "contrast" ? find(contrastRule) : undefined) ?? find(css);
	if (!value) throw new Error(`There is no --${name}.`);
	const pair = /light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/.exec(value);
	return (pair ? pair[theme === "light" ? 1 : 2] : value) ?? value;
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string, theme: Theme): number {
	const [x, y] = [luminance(token(a, theme)), luminance(token(b, theme))];
	return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const states = ["recorded", "look-again", "not-recognised", "not-recorded"];
const texts = ["text", "text-muted", "accent", ...states];

describe("contrast", () => {
	it("knows black and white", () => {
		expect(luminance("oklch(1 0 0)")).toBeCloseTo(1, 3);
		expect(luminance("oklch(0.6279 0.2577 29.23)")).toBeCloseTo(0.2126, 2);
	});

	it.each(["light", "dark"] as const)("is at least 4.5 for texts in the %s theme", (theme) => {
		for (const text of texts)
			for (const ground of ["ground", "surface", "surface-raised"])
				expect(contrast(text, ground, theme), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
		for (const state of states)
			expect(contrast(state, `${state}-soft`, theme), `${state} on its soft ground`).toBeGreaterThanOrEqual(4.5);
		for (const ground of ["accent", "accent-hover"])
			expect(contrast("on-accent", ground, theme), `on-accent on ${ground}`).toBeGreaterThanOrEqual(4.5);
		for (const state of states)
			expect(contrast("on-state", state, theme), `on-state on ${state}`).toBeGreaterThanOrEqual(4.5);
	});

	it("is at least 7 on the pad for PIN and badge in high contrast", () => {
		for (const text of ["text", "text-muted", "accent", "look-again", "not-recorded"])
			for (const ground of ["ground", "surface"])
				expect(contrast(text, ground, "contrast"), `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
		expect(contrast("on-accent", "accent", "contrast")).toBeGreaterThanOrEqual(7);
	});

	it.each(["light", "dark", "contrast"] as const)("is at least 7 on the kiosk, %s", (theme) => {
		const pairs = [
			["kiosk-on-card", "kiosk-recorded"],
			["kiosk-on-card", "kiosk-already"],
			["kiosk-look-again-ink", "kiosk-look-again"],
			["kiosk-on-card", "kiosk-not-recognised"],
			["kiosk-on-card", "kiosk-not-recorded"],
			["kiosk-text", "kiosk-panel-opaque"],
			["kiosk-text", "kiosk-edge"],
			["kiosk-text", "kiosk-sign"],
			["kiosk-text-muted", "kiosk-panel-opaque"],
			["kiosk-text-muted", "kiosk-ground"],
			["kiosk-text-muted", "kiosk-edge"],
		] as const;
		for (const [text, ground] of pairs)
			expect(contrast(text, ground, theme), `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
		for (const mark of ["kiosk-progress", "kiosk-well"])
			expect(contrast(mark, "kiosk-edge", theme), mark).toBeGreaterThanOrEqual(3);
	});

	it("is at least 3 for borders of fields and for the focus ring (WCAG 1.4.11)", () => {
		for (const theme of ["light", "dark"] as const)
			for (const line of ["line-strong", "focus"])
				expect(contrast(line, "surface", theme), `${line}, ${theme}`).toBeGreaterThanOrEqual(3);
	});
});
