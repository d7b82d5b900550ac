import { describe, expect, it } from "vitest";
import {
	IDLE_LIMIT_MS,
	IDLE_WARNING_MS,
	judgeIdle,
	RENEW_EVERY_MS,
	shouldRenew,
} from "../../../src/renderer/features/session/idle.ts";

describe("an unattended supervisor area", () => {
	it("stays open, then warns, then closes", () => {
		expect(judgeIdle(0, IDLE_LIMIT_MS - IDLE_WARNING_MS - 1)).toEqual({ kind: "active" });
		expect(judgeIdle(0, IDLE_LIMIT_MS - 10_000)).toEqual({ kind: "warning", remainingMs: 10_000 });
		expect(judgeIdle(0, IDLE_LIMIT_MS)).toEqual({ kind: "expired" });
	});

	it("tells the host of hands on the screen, but not of each touch", () => {
		expect(shouldRenew(0, RENEW_EVERY_MS - 1)).toBe(false);
		expect(shouldRenew(0, RENEW_EVERY_MS)).toBe(true);
	});
});
