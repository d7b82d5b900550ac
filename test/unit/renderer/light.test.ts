import { describe, expect, it } from "vitest";
import { judgeCamera } from "../../../src/renderer/features/camera/camera-verdict.ts";
import { judgeLight, type Light, lumaOf } from "../../../src/renderer/features/camera/light.ts";

describe("the light check", () => {
	it("finds a window at one side of the picture, and the middle before it", () => {
		const luma = new Uint8Array(32 * 24).fill(40);
		for (let row = 0; row < 24; row += 1) luma.fill(240, row * 32 + 27, (row + 1) * 32);
		const { middle, border } = lumaOf({ luma });
		expect(middle).toBe(40);
		expect(border).toBe(240);
	});

	it("tells dark, good and bright apart", () => {
		expect([10, 120, 240].map((luma) => judgeLight({ middle: luma, border: luma }, null))).toEqual([
			"too_dark",
			"good",
			"too_bright",
		]);
	});

	it("does not flicker at a border", () => {
		const verdicts: Light[] = [];
		for (const luma of [54, 57, 54, 58, 62, 70])
			verdicts.push(judgeLight({ middle: luma, border: luma }, verdicts.at(-1) ?? null));
		expect(verdicts).toEqual(["too_dark", "too_dark", "too_dark", "too_dark", "too_dark", "good"]);
	});

	it("tells light from behind from a dark room, and from a dark coat before a white wall", () => {
		expect(judgeLight({ middle: 40, border: 220 }, null)).toBe("backlit");
		expect(judgeLight({ middle: 40, border: 60 }, null)).toBe("too_dark");
		expect(judgeLight({ middle: 130, border: 250 }, null)).toBe("good");
		expect(judgeLight({ middle: 114, border: 180 }, "backlit")).toBe("backlit");
		expect(judgeLight({ middle: 114, border: 180 }, null)).toBe("good");
	});
});

describe("the verdict on a camera", () => {
	it("is the light first, then the face, one thing at a time", () => {
		const one = { faces: "one", hint: null } as const;
		expect(judgeCamera("backlit", one)).toBe("backlit");
		expect(judgeCamera("good", null)).toBe("good");
		expect(judgeCamera(null, null)).toBeNull();
		expect(judgeCamera("good", { faces: "none", hint: null })).toBe("no_face");
		expect(judgeCamera("good", { faces: "several", hint: null })).toBe("several");
		expect(judgeCamera("good", { faces: "one", hint: "come_closer" })).toBe("come_closer");
		expect(judgeCamera("good", { faces: "one", hint: "more_light" })).toBe("too_dark");
		expect(judgeCamera("good", one)).toBe("fine");
	});
});
