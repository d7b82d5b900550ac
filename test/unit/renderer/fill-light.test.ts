import { describe, expect, it } from "vitest";
import { type FillLightState, fillLightOff, stepFillLight } from "../../../src/renderer/features/camera/fill-light.ts";

/** Drives it as the page does: a sample twice a second. */
function lobby() {
	let state: FillLightState = fillLightOff;
	let nowMs = 0;
	const changes: { isOn: boolean; atMs: number }[] = [];
	return {
		isOn: () => state.isOn,
		changes,
		/** @param luma given whether the screen lights the face */
		lasts(forMs: number, luma: (isOn: boolean) => number) {
			for (const endMs = nowMs + forMs; nowMs < endMs; nowMs += 500) {
				const before = state.isOn;
				state = stepFillLight(state, luma(before), nowMs);
				if (state.isOn !== before) changes.push({ isOn: state.isOn, atMs: nowMs });
			}
		},
	};
}

describe("the screen as a lamp", () => {
	it("lights a dark lobby, and not a hand before the camera", () => {
		const place = lobby();
		place.lasts(1_500, () => 10);
		place.lasts(1_000, () => 90);
		expect(place.isOn()).toBe(false);
		place.lasts(3_000, () => 30);
		expect(place.isOn()).toBe(true);
	});

	it("stays on for a minute at least, and goes off when it has been bright for a while", () => {
		const place = lobby();
		place.lasts(3_000, () => 30);
		place.lasts(50_000, () => 150);
		expect(place.isOn()).toBe(true);
		place.lasts(15_000, () => 150);
		expect(place.isOn()).toBe(false);
	});

	it("changes nothing between dark and bright", () => {
		const place = lobby();
		place.lasts(60_000, () => 75);
		expect(place.changes).toEqual([]);
		place.lasts(3_000, () => 30);
		place.lasts(120_000, () => 75);
		expect(place.isOn()).toBe(true);
	});

	it("does not flicker by its own light: it goes off ever more seldom", () => {
		const place = lobby();
		place.lasts(60 * 60_000, (isOn) => (isOn ? 130 : 30));
		const on = place.changes.filter(({ isOn }) => isOn).map(({ atMs }) => atMs);
		expect(on.length).toBeLessThanOrEqual(9);
		const gaps = on.slice(1).map((atMs, i) => atMs - (on[i] ?? 0));
		expect(gaps.every((gap, i) => i === 0 || gap >= (gaps[i - 1] ?? 0))).toBe(true);
	});
});
