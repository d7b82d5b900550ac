import fc from "fast-check";
import { expect, it } from "vitest";
import {
	planRestart,
	type RestartHistory,
	type RestartPlan,
	untroubled,
	usualPace,
} from "../../../src/core/domain/operation/restart-policy.ts";

/** What works for a while and fails, again and again: how long each life lasts, and the dice of each restart. */
const lives = fc.array(fc.tuple(fc.nat(60_000), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 80 });

interface Step extends RestartPlan {
	readonly failedAtMs: number;
}

function live(story: readonly (readonly [number, number])[]): Step[] {
	let nowMs = 0;
	let history: RestartHistory = untroubled;
	return story.map(([workedMs, random]) => {
		nowMs += workedMs;
		const plan = planRestart(history, nowMs, random);
		const step = { ...plan, failedAtMs: nowMs };
		history = plan.history;
		nowMs += plan.delayMs;
		return step;
	});
}

it("waits before every restart, and never longer than the steady pace", () => {
	fc.assert(
		fc.property(lives, (story) => {
			for (const { delayMs } of live(story)) {
				expect(delayMs).toBeGreaterThanOrEqual(usualPace.firstDelayMs * 0.75);
				expect(delayMs).toBeLessThanOrEqual(usualPace.steadyDelayMs);
			}
		}),
	);
});

it("is never a tight loop: what dies at once is started a few times and then twice or so a minute, for ever", () => {
	fc.assert(
		fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 200, maxLength: 200 }), (dice) => {
			const steps = live(dice.map((random) => [0, random] as const));
			for (const { failedAtMs } of steps) {
				const inMinute = steps.filter((step) => step.failedAtMs >= failedAtMs && step.failedAtMs < failedAtMs + 60_000);
				expect(inMinute.length).toBeLessThanOrEqual(9);
			}
			const last = steps.at(-1);
			expect(last?.delayMs).toBeGreaterThanOrEqual(usualPace.steadyDelayMs * 0.75);
			expect(last?.isLooping).toBe(true);
		}),
	);
});

it("is quick the first three times: each is over well within five seconds", () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
			const steps = live(Array.from({ length: 3 }, () => [0, random] as const));
			expect(Math.max(...steps.map(({ delayMs }) => delayMs))).toBeLessThanOrEqual(1_000);
			expect(steps.map(({ isLooping }) => isLooping)).toEqual([false, false, false]);
		}),
	);
});

it("forgets its failures once it has worked for the whole window", () => {
	fc.assert(
		fc.property(lives, fc.nat(1_000_000), (story, moreMs) => {
			const last = live(story).at(-1);
			const history = last?.history ?? untroubled;
			const nowMs = (last?.failedAtMs ?? 0) + usualPace.windowMs + moreMs;
			expect(planRestart(history, nowMs, 0)).toEqual({
				history: { failuresAtMs: [nowMs] },
				delayMs: usualPace.firstDelayMs,
				isLooping: false,
			});
		}),
	);
});

it("does not remember more and more", () => {
	const steps = live(Array.from({ length: 1_000 }, () => [0, 1] as const));
	expect(steps.at(-1)?.history.failuresAtMs.length).toBeLessThan(50);
});
