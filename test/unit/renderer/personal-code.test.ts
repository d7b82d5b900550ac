import decodeQR from "qr/decode.js";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { codeReaderOptions } from "../../../src/renderer/capture/code-reader-options.ts";
import { drawCode } from "../../../src/renderer/features/code-admin/badge-drawing.ts";
import { codeChanges, codeDraftOf } from "../../../src/renderer/features/code-admin/code-draft.ts";
import { looksLikeBadge } from "../../../src/renderer/features/personal-code/badge-code.ts";
import { isOffered, noOffer, noteScreen } from "../../../src/renderer/features/personal-code/code-offer.ts";
import { numberPressOfKey, pressNumber } from "../../../src/renderer/features/personal-code/number-entry.ts";
import { badgePicture } from "../../support/badge-picture.ts";
import { plainSettings } from "../../support/kiosk-states.ts";

describe("an employee number", () => {
	test("is built from digits, letters and signs, in capitals", () => {
		const typed = [..."k-10 1"].reduce(
			(number, key) => pressNumber(number, numberPressOfKey(key) ?? { kind: "submit" }),
			"",
		);
		expect(typed).toBe("K-10 1");
		expect(pressNumber("K-1", { kind: "erase" })).toBe("K-");
		expect(pressNumber("", { kind: "erase" })).toBe("");
		expect(pressNumber("1".repeat(64), { kind: "character", text: "2" })).toHaveLength(64);
	});

	test.each(["Tab", "Escape", "F5", "ArrowLeft", "Shift", "<", "%", "\n"])("%j is no part of one", (key) => {
		expect(numberPressOfKey(key)).toBeNull();
	});
});

describe("the offer of the other ways", () => {
	const offeredAfter = (...kinds: string[]) => isOffered(kinds.reduce(noteScreen, noOffer));

	test("at once where the card itself asks for the PIN", () => {
		expect(offeredAfter("pin_wanted")).toBe(true);
		expect(offeredAfter("pin_wanted", "recorded")).toBe(false);
	});

	test("comes with the second refusal, and not before", () => {
		expect(offeredAfter("idle", "unknown", "observing")).toBe(false);
		expect(offeredAfter("unknown", "observing", "unknown")).toBe(true);
		expect(offeredAfter("refused", "look_again")).toBe(true);
	});

	test("is forgotten once somebody was recorded", () => {
		expect(offeredAfter("unknown", "recorded", "unknown")).toBe(false);
		expect(offeredAfter("unknown", "already", "unknown")).toBe(false);
	});
});

test("only a badge's code is looked at when nobody asked", () => {
	expect(looksLikeBadge("HDR1:ABC")).toBe(true);
	for (const other of ["", "https://example.com", "hdr1:abc", " HDR1:ABC"]) expect(looksLikeBadge(other)).toBe(false);
});

test("the drawing of a code reads as the code", () => {
	const text = `HDR1:${"ABCDEFGH".repeat(7)}`;
	const { size, path } = drawCode(text);
	const scale = 6;
	const width = size * scale;
	const data = new Uint8ClampedArray(width * width * 4).fill(255);
	for (const [, x = "", y = "", run = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
		for (let dy = 0; dy < scale; dy += 1)
			for (let dx = 0; dx < Number(run) * scale; dx += 1) {
				const at = ((Number(y) * scale + dy) * width + Number(x) * scale + dx) * 4;
				data.fill(0, at, at + 3);
			}
	expect(decodeQR({ width, height: width, data })).toBe(text);
});

test.each([
	[3, 0],
	[3, 20],
	[4, -35],
	[8, 10],
])(
	"a badge in the camera's picture at %i pixels a module, tilted by %i degrees, is read",
	async (modulePx, tiltDeg) => {
		const text = `HDR1:${"ABCDEFGH".repeat(7)}`;
		const jpeg = await badgePicture(text, { modulePx, tiltDeg });
		const { data, info } = await sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
		const picture = { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
		expect(decodeQR(picture, codeReaderOptions)).toBe(text);
	},
);

test("only the settings that were changed are sent", () => {
	const draft = codeDraftOf(plainSettings);
	expect(codeChanges(plainSettings, draft)).toEqual({});
	const changed = { ...draft, isPinAllowed: false, badgeReading: "idle", employeePinDigits: 4 } as const;
	expect(codeChanges(plainSettings, changed)).toEqual({
		isPinAllowed: false,
		badgeReading: "idle",
		employeePinDigits: 4,
	});
});
