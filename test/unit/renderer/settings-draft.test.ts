import { describe, expect, it } from "vitest";
import type { Settings } from "../../../src/renderer/client/types.ts";
import {
	cooldownChoices,
	durationInWords,
	hasChanges,
	isKioskNameValid,
	kioskChanges,
	kioskDraftOf,
} from "../../../src/renderer/features/settings/settings-draft.ts";
import { plainSettings } from "../../support/kiosk-states.ts";

const settings: Settings = { ...plainSettings, kioskName: "Lobi", cameraId: "cam-1" };

describe("edited settings", () => {
	it("send only what differs", () => {
		const draft = kioskDraftOf(settings);
		expect(hasChanges(kioskChanges(settings, draft))).toBe(false);
		expect(hasChanges(kioskChanges(settings, { ...draft, kioskName: " Lobi " }))).toBe(false);
		const edited = { ...draft, cameraId: null, cooldownSeconds: 300, maskPolicy: "accept" } as const;
		expect(kioskChanges(settings, edited)).toEqual({ cameraId: null, cooldownSeconds: 300, maskPolicy: "accept" });
	});

	it("want a name of 1 to 60 letters", () => {
		expect([" ", "Lobi", "x".repeat(61)].map(isKioskNameValid)).toEqual([false, true, false]);
	});

	it("offer the pause that is set although it is not a usual one", () => {
		expect(cooldownChoices(45)).toContain(45);
		expect(cooldownChoices(60)).toEqual([...new Set(cooldownChoices(60))]);
	});

	it("say a duration in the largest whole unit", () => {
		expect([45, 120, 3600].map(durationInWords)).toEqual([
			{ unit: "seconds", count: 45 },
			{ unit: "minutes", count: 2 },
			{ unit: "hours", count: 1 },
		]);
	});
});
