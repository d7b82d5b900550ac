import { describe, expect, it } from "vitest";
import { heapBytesOf } from "../../../src/renderer/page-memory.ts";
import { noteBroken, reloadWhenServed, takeBroken } from "../../../src/renderer/page-reload.ts";
import { keepScreenAwake } from "../../../src/renderer/screen-wake-lock.ts";
import { eventually } from "../../support/eventually.ts";

function tab() {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key),
	};
}

describe("a page that broke", () => {
	it("is told once, by the page after it, with how long it took", () => {
		const kept = tab();
		noteBroken(kept, 10_000, 0);
		noteBroken(kept, 14_000, 0);
		expect(takeBroken(kept, 15_000)).toEqual({ kind: "page-crashed", recoveredAfterMs: 5_000 });
		expect(takeBroken(kept, 16_000)).toBeNull();
	});

	it("is not told when the clock was set meanwhile, or somebody wrote nonsense there", () => {
		const kept = tab();
		noteBroken(kept, 10_000, 0);
		expect(takeBroken(kept, 9_000)).toBeNull();
		kept.setItem("hadir.page-broken-at", "yesterday");
		expect(takeBroken(kept, 9_000)).toBeNull();
	});

	it("loads again ever later while it goes on breaking, and at the first pace once it was well for long", () => {
		const kept = tab();
		const delays = [0, 10, 20, 30, 40, 50].map((second) => noteBroken(kept, second * 1_000, 0));
		expect(delays).toEqual([2_000, 6_000, 18_000, 54_000, 60_000, 60_000]);
		expect(noteBroken(kept, 3_600_000, 0)).toBe(2_000);
	});
});

describe("reloadWhenServed", () => {
	it("waits until its own address answers: a browser's error page would stay for ever", async () => {
		const answers = [() => Promise.reject(new TypeError("away")), async () => new Response("", { status: 503 })];
		let reloads = 0;
		const asked: string[] = [];
		const fetch = async (address: RequestInfo | URL) => {
			asked.push(String(address));
			return (answers.shift() ?? (async () => new Response("")))();
		};
		const reload = () => {
			reloads += 1;
		};
		const location = { pathname: "/kiosk/", reload };
		await reloadWhenServed({ fetch, location: location as Location });
		expect(reloads).toBe(1);
		expect(asked).toEqual(["/kiosk/", "/kiosk/", "/kiosk/"]);
	});
});

describe("heapBytesOf", () => {
	it("is what Chromium tells, and null elsewhere", () => {
		expect(heapBytesOf({ memory: { usedJSHeapSize: 12_345 } })).toBe(12_345);
		expect(heapBytesOf({})).toBeNull();
		expect(heapBytesOf({ memory: { usedJSHeapSize: "much" } })).toBeNull();
	});
});

describe("keepScreenAwake", () => {
	it("asks again whenever the page was hidden, and only then", async () => {
		const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
		const locks: { released: boolean }[] = [];
		const request = async () => {
			const lock = { released: false };
			locks.push(lock);
			return lock as WakeLockSentinel;
		};
		keepScreenAwake({ document: document as Document, navigator: { wakeLock: { request } } });
		await eventually("it asks", () => locks.length === 1);
		document.dispatchEvent(new Event("visibilitychange"));
		for (const lock of locks) lock.released = true;
		document.visibilityState = "hidden";
		document.dispatchEvent(new Event("visibilitychange"));
		document.visibilityState = "visible";
		document.dispatchEvent(new Event("visibilitychange"));
		await eventually("it asks again", () => locks.length === 2);
	});

	it("leaves a browser alone that cannot, or refuses", async () => {
		const document = Object.assign(new EventTarget(), { visibilityState: "visible" }) as Document;
		keepScreenAwake({ document, navigator: {} });
		let refusals = 0;
		const request = async () => {
			refusals += 1;
			throw new DOMException("low battery", "NotAllowedError");
		};
		keepScreenAwake({ document, navigator: { wakeLock: { request } } });
		await eventually("it asked", () => refusals === 1);
		document.dispatchEvent(new Event("visibilitychange"));
		await eventually("it asked again", () => refusals === 2);
	});
});
