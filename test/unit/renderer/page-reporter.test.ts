import { createORPCClient } from "@orpc/client";
import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { ConnectionState } from "../../../src/renderer/client/connection.ts";
import { createPageReporter } from "../../../src/renderer/client/page-reporter.ts";
import type { HadirClient, PageBeat, PageRefresh } from "../../../src/renderer/client/types.ts";
import { createManualTime } from "../../support/manual-time.ts";

function reporting() {
	const time = createManualTime();
	const state = createStore<ConnectionState>(() => ({ phase: "open" }));
	const beats: PageBeat[] = [];
	const refreshes: PageRefresh[] = [];
	let answer: PageRefresh | null = null;
	let isAway = false;
	let isDrawn = true;
	const client = createORPCClient<HadirClient>({
		async call(_path, input) {
			if (isAway) throw new DOMException("late", "TimeoutError");
			beats.push(input as PageBeat);
			return { refresh: answer };
		},
	});
	const reporter = createPageReporter({
		connection: { client, state },
		schedule: (task, delayMs) => time.timer.schedule(delayMs, task),
		monotonicMs: time.clock.monotonicMs,
		heapBytes: () => 40_000_000,
		isDrawn: () => isDrawn,
		timeout: () => new AbortController().signal,
		onRefresh: (refresh) => refreshes.push(refresh),
	});
	return {
		time,
		state,
		beats,
		refreshes,
		reporter,
		become: (change: { isAway?: boolean; isDrawn?: boolean; answer?: PageRefresh | null }) => {
			isAway = change.isAway ?? isAway;
			isDrawn = change.isDrawn ?? isDrawn;
			if (change.answer !== undefined) answer = change.answer;
		},
	};
}

const black = { kind: "camera-black", recoveredAfterMs: null } as const;
const lost = { kind: "camera-lost", recoveredAfterMs: 1_200 } as const;

describe("createPageReporter", () => {
	it("gives a sign of life every second, and at once when the host is there again", async () => {
		const { time, state, beats, reporter } = reporting();
		reporter.start();
		await time.advance(3_500);
		expect(beats).toHaveLength(4);
		state.setState({ phase: "reconnecting", attempt: 0 }, true);
		await time.advance(10_200);
		expect(beats).toHaveLength(4);
		state.setState({ phase: "open" }, true);
		await time.advance(0);
		expect(beats).toHaveLength(5);
		reporter.stop();
		expect(time.pending()).toBe(0);
	});

	it("gives none when nothing is on the page", async () => {
		const { time, beats, reporter, become } = reporting();
		become({ isDrawn: false });
		reporter.start();
		await time.advance(5_000);
		expect(beats).toEqual([]);
	});

	it("tells where the page is and since when nobody is at it", async () => {
		const { time, beats, reporter } = reporting();
		reporter.show("kiosk", () => time.clock.monotonicMs() - 500);
		reporter.start();
		await time.advance(2_000);
		expect(beats.at(-1)).toMatchObject({ place: "kiosk", idleMs: 1_500, ageMs: 2_000, heapBytes: 40_000_000 });
		reporter.show("supervisor");
		await time.advance(1_000);
		expect(beats.at(-1)).toMatchObject({ place: "supervisor", idleMs: 0 });
	});

	it("tells each fault once, and again only when the host did not hear it", async () => {
		const { time, beats, reporter, become } = reporting();
		reporter.report(black);
		become({ isAway: true });
		reporter.start();
		await time.advance(2_500);
		reporter.report(lost);
		become({ isAway: false });
		await time.advance(3_000);
		expect(beats.flatMap(({ faults }) => faults)).toEqual([black, lost]);
	});

	it("keeps no more of them than one beat may hold", async () => {
		const { time, beats, reporter } = reporting();
		for (let i = 0; i < 50; i += 1) reporter.report({ kind: "camera-lost", recoveredAfterMs: i });
		reporter.start();
		await time.advance(0);
		expect(beats[0]?.faults.map(({ recoveredAfterMs }) => recoveredAfterMs)).toEqual([42, 43, 44, 45, 46, 47, 48, 49]);
	});

	it("passes on that the page should load itself anew, and says so when it goes", async () => {
		const { time, beats, refreshes, reporter, become } = reporting();
		become({ answer: "planned" });
		reporter.start();
		await time.advance(0);
		expect(refreshes).toEqual(["planned"]);
		await reporter.leave();
		expect(beats.at(-1)?.isLeaving).toBe(true);
		expect(refreshes).toEqual(["planned"]);
		become({ isAway: true });
		await expect(reporter.leave()).resolves.toBeUndefined();
	});
});
