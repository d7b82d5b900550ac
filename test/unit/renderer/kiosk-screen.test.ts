import { describe, expect, it } from "vitest";
import { type Surroundings, selectScreen } from "../../../src/renderer/features/kiosk/kiosk-screen.ts";
import type { KioskView } from "../../../src/renderer/features/kiosk/kiosk-view.ts";

const well: Surroundings = {
	connection: "open",
	camera: { phase: "failed", problem: "lost" },
	engine: "ready",
	engineErrorCode: null,
};
const idle: KioskView = { kind: "idle" };

describe("selectScreen", () => {
	it("names the obstacle that hides all others", () => {
		expect(selectScreen(idle, { ...well, connection: "reconnecting", engine: "failed" }).kind).toBe("reconnecting");
		expect(selectScreen(idle, { ...well, engine: "failed", engineErrorCode: "MODELS_MISSING" })).toEqual({
			kind: "engine_failed",
			code: "MODELS_MISSING",
		});
		expect(selectScreen(idle, { ...well, engine: "starting" })).toEqual({ kind: "camera_missing", problem: "lost" });
		expect(selectScreen(idle, { ...well, camera: { phase: "opening" }, engine: "starting" }).kind).toBe(
			"engine_starting",
		);
		expect(selectScreen(idle, { ...well, camera: { phase: "opening" } }).kind).toBe("camera_opening");
	});

	it("gives a failed engine without a reason a code of the catalogue", () => {
		expect(selectScreen(idle, { ...well, engine: "stopped" })).toEqual({
			kind: "engine_failed",
			code: "ENGINE_UNAVAILABLE",
		});
	});

	it("never covers a confirmation or a failure to record", () => {
		const view: KioskView = { kind: "not_recorded" };
		expect(selectScreen(view, { ...well, connection: "reconnecting" })).toBe(view);
	});
});
