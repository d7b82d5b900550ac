import { describe, expect, it } from "vitest";
import type { Fault } from "../../../src/core/domain/operation/fault.ts";
import { createPageKeeper } from "../../../src/core/services/operation/page-keeper.ts";
import type { OwnScreen } from "../../../src/core/services/operation/page-watch-service.ts";
import { createManualTime } from "../../support/manual-time.ts";

/** A page that beats every second while it is well, and the keeper that looks after it. */
function kept({ tellsCrashes = false, loadsInMs = 800 } = {}) {
	const time = createManualTime();
	const faults: Fault[] = [];
	const broughtBackAtMs: number[] = [];
	let own: OwnScreen | null = null;
	let isAlive = false;
	let isHeld = false;
	const nowMs = time.clock.monotonicMs;
	function comeUp(): void {
		time.timer.schedule(loadsInMs, () => {
			isAlive = true;
			beat();
		});
	}
	function beat(): void {
		if (!isAlive) return;
		own = { place: own?.place ?? "kiosk", lastBeatAtMs: nowMs(), isConnected: true, isLeaving: false };
		time.timer.schedule(1_000, beat);
	}
	const keeper = createPageKeeper({
		pages: { ownScreen: () => own },
		faults: { record: (fault) => faults.push(fault) },
		bringBack: () => {
			broughtBackAtMs.push(nowMs());
			isAlive = false;
			comeUp();
		},
		tellsCrashes,
		isHeld: () => isHeld,
		clock: time.clock,
		timer: time.timer,
		random: () => 0,
		log: { warn: () => undefined },
	});
	return {
		time,
		keeper,
		faults,
		broughtBackAtMs,
		open: async () => {
			keeper.start();
			comeUp();
			await time.advance(10_000);
		},
		hang: () => {
			isAlive = false;
		},
		vanish: () => {
			isAlive = false;
			if (own) own = { ...own, isConnected: false };
		},
		change: (change: Partial<OwnScreen>) => {
			if (own) own = { ...own, ...change };
		},
		hold: (held: boolean) => {
			isHeld = held;
		},
	};
}

describe("createPageKeeper", () => {
	it("leaves a page alone that gives signs of life", async () => {
		const page = kept();
		await page.open();
		await page.time.advance(3_600_000);
		expect(page.broughtBackAtMs).toEqual([]);
		expect(page.faults).toEqual([]);
	});

	it("has a page that hangs back within five seconds, and counts it", async () => {
		const page = kept();
		await page.open();
		page.hang();
		await page.time.advance(5_000);
		expect(page.broughtBackAtMs).toHaveLength(1);
		expect(page.faults).toEqual([{ kind: "page-hung", recoveredAfterMs: expect.any(Number) }]);
	});

	it("takes one that is gone for crashed where nobody tells", async () => {
		const page = kept();
		await page.open();
		page.vanish();
		await page.time.advance(6_000);
		expect(page.faults).toMatchObject([{ kind: "page-crashed" }]);
	});

	it("waits for one that only loads where crashes are told", async () => {
		const page = kept({ tellsCrashes: true });
		await page.open();
		page.vanish();
		await page.time.advance(30_000);
		expect(page.broughtBackAtMs).toEqual([]);
		page.keeper.noteGone("page-crashed");
		await page.time.advance(3_000);
		expect(page.faults).toMatchObject([{ kind: "page-crashed" }]);
	});

	it("waits for a page that said that it loads itself anew", async () => {
		const page = kept();
		await page.open();
		page.hang();
		page.change({ isLeaving: true, isConnected: false });
		await page.time.advance(30_000);
		expect(page.broughtBackAtMs).toEqual([]);
	});

	it("has more patience with the supervisor area, where something may be half done", async () => {
		const page = kept();
		await page.open();
		page.change({ place: "supervisor" });
		page.hang();
		await page.time.advance(13_000);
		expect(page.broughtBackAtMs).toEqual([]);
		await page.time.advance(5_000);
		expect(page.broughtBackAtMs).toHaveLength(1);
	});

	it("never loops over a page that does not come back, and never gives it up", async () => {
		const page = kept({ loadsInMs: 10 * 3_600_000 });
		page.keeper.start();
		await page.time.advance(3_600_000);
		const tries = page.broughtBackAtMs.length;
		expect(tries).toBeGreaterThan(20);
		expect(tries).toBeLessThan(80);
		expect(page.faults).toEqual([{ kind: "page-hung", recoveredAfterMs: null }]);
	});

	it("blames nobody for the time in which this process itself, or a debugger, stood still", async () => {
		const page = kept();
		await page.open();
		page.hold(true);
		page.hang();
		await page.time.advance(60_000);
		expect(page.broughtBackAtMs).toEqual([]);
		page.hold(false);
		await page.time.advance(5_000);
		expect(page.broughtBackAtMs).toHaveLength(1);
	});

	it("stops with the host", async () => {
		const page = kept();
		await page.open();
		page.hang();
		page.keeper.stop();
		await page.time.advance(60_000);
		expect(page.broughtBackAtMs).toEqual([]);
		expect(page.time.pending()).toBe(0);
	});
});
