import { describe, expect, it } from "vitest";
import {
	isWell,
	type PictureSample,
	type PictureWatchState,
	unwatched,
	watchAnew,
	watchPicture,
} from "../../../src/renderer/capture/picture-watch.ts";
import { SMALL_FRAME, type SmallFrame } from "../../../src/renderer/capture/small-frame.ts";
import { createSeededRandom } from "../../support/seeded-random.ts";

const LOOK_MS = 500;
const CELLS = SMALL_FRAME.width * SMALL_FRAME.height;

function plain(luma: number): SmallFrame {
	return { luma: new Uint8Array(CELLS).fill(luma) };
}

/** A room as a sensor gives it: never the same twice. */
function noisyRoom(mean: number, spread: number, seed = 1): () => SmallFrame {
	const random = createSeededRandom(seed);
	return () => ({ luma: Uint8Array.from({ length: CELLS }, () => Math.round(mean + (random() - 0.5) * 2 * spread)) });
}

/** Feeds one look after the other and remembers when the first fault was seen. */
function watched() {
	let state: PictureWatchState = unwatched;
	let atMs = 0;
	let framesShown = 0;
	function look(frame: SmallFrame | null, { isNew = true, isMuted = false } = {}): PictureWatchState {
		atMs += LOOK_MS;
		if (isNew && frame) framesShown += 15;
		const sample: PictureSample = { atMs, frame, framesShown, isMuted };
		state = watchPicture(state, sample);
		return state;
	}
	return {
		look,
		/** For so long, or until a fault; how long it took, null: none. */
		lookFor(ms: number, next: () => SmallFrame | null, how = {}): number | null {
			const beganAtMs = atMs;
			while (atMs - beganAtMs < ms) if (look(next(), how).fault) return atMs - beganAtMs;
			return null;
		},
		sleep: (ms: number) => {
			atMs += ms;
		},
		reopen: () => {
			state = watchAnew(state);
		},
		state: () => state,
	};
}

describe("watchPicture", () => {
	it("finds nothing wrong with a camera in a still room for an hour", () => {
		const watch = watched();
		expect(watch.lookFor(3_600_000, noisyRoom(90, 1))).toBeNull();
		expect(isWell(watch.state())).toBe(true);
	});

	it("finds a picture that was alive and is the same byte for byte, within five seconds", () => {
		const watch = watched();
		const room = noisyRoom(90, 2);
		watch.lookFor(10_000, room);
		const still = room();
		expect(watch.lookFor(20_000, () => still)).toBeLessThanOrEqual(4_000);
		expect(watch.state().fault).toBe("frozen");
		expect(isWell(watch.state())).toBe(false);
	});

	it("lets a still source be still: a virtual camera, a file, however long it lasts", () => {
		const watch = watched();
		const photo = plain(120);
		expect(watch.lookFor(600_000, () => photo)).toBeNull();
		expect(isWell(watch.state())).toBe(true);
		// Another photo, and another: changes, and no noise.
		for (const luma of [60, 130, 90, 170]) expect(watch.lookFor(20_000, () => plain(luma))).toBeNull();
	});

	it("knows a camera that is still frozen after it was opened again", () => {
		const watch = watched();
		const room = noisyRoom(90, 2);
		watch.lookFor(10_000, room);
		const still = room();
		watch.lookFor(20_000, () => still);
		watch.reopen();
		expect(watch.look(still).fault).toBeNull();
		expect(isWell(watch.state())).toBe(false);
		expect(watch.lookFor(20_000, () => still)).toBeLessThanOrEqual(4_000);
		watch.reopen();
		// What the element showed between the two streams is no picture of the camera.
		expect(isWell(watch.look(plain(30)))).toBe(false);
		watch.look(still);
		expect(isWell(watch.look(still))).toBe(false);
		watch.look(room());
		expect(isWell(watch.look(room()))).toBe(true);
	});

	it("finds pictures that stop coming, and a track that the system muted", () => {
		const room = noisyRoom(90, 2);
		const stopped = watched();
		stopped.lookFor(2_000, room);
		expect(stopped.lookFor(20_000, room, { isNew: false })).toBeLessThanOrEqual(4_000);
		expect(stopped.state().fault).toBe("frozen");
		const muted = watched();
		muted.lookFor(2_000, room);
		expect(muted.lookFor(20_000, room, { isMuted: true })).toBeLessThanOrEqual(4_000);
		expect(isWell(muted.look(room()))).toBe(true);
	});

	it("gives a camera that was just opened time for its first picture, and not for ever", () => {
		const slow = watched();
		expect(slow.lookFor(6_000, () => null)).toBeNull();
		expect(isWell(slow.state())).toBe(false);
		expect(slow.lookFor(20_000, () => null)).toBeLessThanOrEqual(4_000);
	});

	it("tells a covered lens from a dark room", () => {
		const covered = watched();
		expect(covered.lookFor(20_000, noisyRoom(3, 2))).toBeLessThanOrEqual(4_000);
		expect(covered.state().fault).toBe("black");
		const dead = watched();
		const nothing = plain(0);
		dead.lookFor(20_000, () => nothing);
		expect(dead.state().fault).toBe("black");
		const night = watched();
		const room = noisyRoom(6, 3);
		const withLamp = () => {
			const { luma } = room();
			return { luma: luma.fill(40, 100, 104) };
		};
		expect(night.lookFor(600_000, withLamp)).toBeNull();
	});

	it("takes a hand before the lens for no fault, and is well the moment that the lens is free", () => {
		const watch = watched();
		const room = noisyRoom(90, 2);
		watch.lookFor(10_000, room);
		expect(watch.lookFor(2_500, () => plain(0))).toBeNull();
		expect(watch.lookFor(10_000, room)).toBeNull();
		watch.lookFor(10_000, () => plain(0));
		expect(watch.state().fault).toBe("black");
		expect(watch.look(room()).fault).toBeNull();
		expect(isWell(watch.look(room()))).toBe(true);
	});

	it("judges nothing across a time in which nobody looked", () => {
		const watch = watched();
		const room = noisyRoom(90, 2);
		watch.lookFor(10_000, room);
		const still = room();
		watch.look(still);
		watch.sleep(3_600_000);
		expect(watch.look(still).fault).toBeNull();
		expect(watch.lookFor(2_000, () => still)).toBeNull();
	});
});
