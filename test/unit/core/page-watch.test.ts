import { describe, expect, it } from "vitest";
import type { Fault } from "../../../src/core/domain/operation/fault.ts";
import type { PageBeat } from "../../../src/core/domain/operation/page-beat.ts";
import { createPageWatchService } from "../../../src/core/services/operation/page-watch-service.ts";
import { createManualTime } from "../../support/manual-time.ts";

const ownScreen = { session: "window", isOwnScreen: true };
const calm: PageBeat = {
	place: "kiosk",
	idleMs: 20 * 60_000,
	ageMs: 8 * 3_600_000,
	heapBytes: 45e6,
	isLeaving: false,
	faults: [],
};

function watched() {
	const time = createManualTime();
	const faults: Fault[] = [];
	let night: string | null = null;
	const log = { info: () => undefined, warn: () => undefined };
	const service = createPageWatchService({
		faults: { record: (fault) => faults.push(fault) },
		maintenance: { quietNight: () => night },
		clock: time.clock,
		log,
	});
	return {
		time,
		service,
		faults,
		beat: (change: Partial<PageBeat> = {}) => service.beat(ownScreen, { ...calm, ...change }),
		becomeNight: (name: string | null) => {
			night = name;
		},
	};
}

describe("createPageWatchService", () => {
	it("lets the page load itself anew once a night, when nobody is at it", () => {
		const { beat, becomeNight } = watched();
		expect(beat()).toBeNull();
		becomeNight("2026-11-22");
		expect(beat({ idleMs: 60_000 })).toBeNull();
		expect(beat({ place: "supervisor" })).toBeNull();
		expect(beat({ place: "setup" })).toBeNull();
		expect(beat()).toBe("planned");
		expect(beat()).toBeNull();
		becomeNight("2026-11-23");
		expect(beat()).toBe("planned");
	});

	it("has nothing against a page that was just loaded", () => {
		const { beat, becomeNight } = watched();
		becomeNight("2026-11-22");
		expect(beat({ ageMs: 60_000 })).toBeNull();
	});

	it("lets a page go that has grown, and counts it once the next one is there", async () => {
		const { beat, faults, time } = watched();
		expect(beat({ heapBytes: 900e6, idleMs: 5_000 })).toBeNull();
		expect(beat({ heapBytes: 900e6, place: "supervisor" })).toBeNull();
		await time.advance(10_000);
		expect(beat({ heapBytes: 900e6, idleMs: 90_000 })).toBe("memory");
		await time.advance(2_000);
		expect(beat({ ageMs: 1_500 })).toBeNull();
		expect(faults).toEqual([{ kind: "memory-grown", recoveredAfterMs: 2_000 }]);
	});

	it("judges by the page's process too, where the host can see it", async () => {
		const { beat, service, time } = watched();
		service.noteProcessBytes(2e9);
		expect(beat()).toBe("memory");
		await time.advance(2_000);
		beat({ ageMs: 1_000 });
		expect(beat()).toBeNull();
	});

	it("counts what the page tells, and no more than it could sensibly tell", async () => {
		const { beat, faults, time } = watched();
		const black = { kind: "camera-black", recoveredAfterMs: null } as const;
		for (let i = 0; i < 100; i += 1) beat({ faults: [black, black] });
		expect(faults).toHaveLength(30);
		await time.advance(600_000);
		beat({ faults: [black] });
		expect(faults).toHaveLength(31);
	});

	it("tells its own screen from a browser elsewhere, and knows when it is gone", async () => {
		const { beat, service, time } = watched();
		service.beat({ session: "laptop", isOwnScreen: false }, calm);
		expect(service.ownScreen()).toBeNull();
		await time.advance(500);
		beat();
		service.forget("laptop");
		expect(service.ownScreen()).toMatchObject({ place: "kiosk", lastBeatAtMs: 500, isConnected: true });
		service.forget("window");
		expect(service.ownScreen()).toMatchObject({ isConnected: false });
	});
});
