import { expect, it } from "vitest";
import { fitFrame } from "../../../src/renderer/capture/frame-size.ts";
import { uprightSize } from "../../../src/renderer/capture/orientation.ts";

it("a camera on its side gives upright frames within the limits of upright frames", () => {
	const camera = { width: 1920, height: 1080 };
	const sizes = ([0, 90, 180, 270] as const).map((rotationDeg) => fitFrame(uprightSize(camera, { rotationDeg })));
	expect(sizes).toEqual([
		{ width: 1280, height: 720 },
		{ width: 720, height: 1280 },
		{ width: 1280, height: 720 },
		{ width: 720, height: 1280 },
	]);
});
