import { describe, expect, it } from "vitest";
import { type CameraAttempt, type CameraProblem, cameraProblem } from "../../../src/renderer/capture/camera.ts";
import { createCameraController } from "../../../src/renderer/capture/camera-controller.ts";
import type { CameraFault } from "../../../src/renderer/capture/fault-episode.ts";
import { fitFrame } from "../../../src/renderer/capture/frame-size.ts";
import { createManualTime } from "../../support/manual-time.ts";

/** Node has no MediaStream; the controller only passes it on. */
function emptyStream(): MediaStream {
	return Object.assign(new EventTarget(), {
		active: true,
		id: "stream",
		onaddtrack: null,
		onremovetrack: null,
		addTrack: () => undefined,
		removeTrack: () => undefined,
		clone: emptyStream,
		getTrackById: () => null,
		getTracks: () => [],
		getVideoTracks: () => [],
		getAudioTracks: () => [],
	});
}

/** A camera that can be unplugged, refused and plugged in again, and counts how often it is held. */
function device() {
	let problem: CameraProblem | null = null;
	let isChosenThere = true;
	let held = 0;
	let attempts = 0;
	let end: (() => void) | null = null;
	const listeners = new Set<() => void>();
	return {
		held: () => held,
		attempts: () => attempts,
		listenerCount: () => listeners.size,
		become: (next: CameraProblem | null) => {
			problem = next;
		},
		/** Another camera stands in for the chosen one until it is back. */
		takeChosenAway: (isAway: boolean) => {
			isChosenThere = !isAway;
		},
		isChosenThere: async () => isChosenThere,
		unplug: () => {
			problem = "not_found";
			end?.();
		},
		plugIn: () => {
			problem = null;
			for (const listener of listeners) listener();
		},
		onDevicesChanged: (listener: () => void) => {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		open: async (): Promise<CameraAttempt> => {
			attempts += 1;
			if (problem) return { kind: "failed", problem };
			held += 1;
			return {
				kind: "open",
				camera: {
					stream: emptyStream(),
					isSubstitute: !isChosenThere,
					onEnded: (listener) => {
						end = listener;
					},
					close: () => {
						held -= 1;
					},
				},
			};
		},
	};
}

function controlled() {
	const camera = device();
	const time = createManualTime();
	const faults: CameraFault[] = [];
	const controller = createCameraController({
		open: camera.open,
		isChosenThere: camera.isChosenThere,
		monotonicMs: time.clock.monotonicMs,
		random: () => 0,
		onFault: (fault) => faults.push(fault),
		schedule: (task, delayMs) => time.timer.schedule(delayMs, task),
		onDevicesChanged: camera.onDevicesChanged,
	});
	return { camera, time, controller, faults, state: () => controller.state.getState() };
}

describe("createCameraController", () => {
	it("opens, and lets go when stopped", async () => {
		const { camera, time, controller, state } = controlled();
		controller.start();
		await time.advance(0);
		expect(state()).toMatchObject({ phase: "live" });
		controller.stop();
		expect(camera.held()).toBe(0);
		expect(camera.listenerCount()).toBe(0);
	});

	it("tells that the camera was unplugged, and is back the moment it is plugged in", async () => {
		const { camera, time, controller, state } = controlled();
		controller.start();
		await time.advance(0);
		camera.unplug();
		expect(state()).toEqual({ phase: "failed", problem: "lost" });
		expect(camera.held()).toBe(0);
		camera.plugIn();
		await time.advance(0);
		expect(state()).toMatchObject({ phase: "live" });
		expect(camera.held()).toBe(1);
	});

	it("tries again by itself after a refusal, less and less often, and never less than every four seconds", async () => {
		const { camera, time, controller, faults, state } = controlled();
		camera.become("refused");
		controller.start();
		await time.advance(0);
		expect(state()).toEqual({ phase: "failed", problem: "refused" });
		const triesAtMs: number[] = [];
		for (let atMs = 500; atMs <= 20_000; atMs += 500) {
			const before = camera.attempts();
			await time.advance(500);
			if (camera.attempts() > before) triesAtMs.push(atMs);
		}
		expect(triesAtMs).toEqual([500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500]);
		camera.become(null);
		await time.advance(4_000);
		expect(state()).toMatchObject({ phase: "live" });
		expect(faults).toEqual([{ kind: "camera-lost", recoveredAfterMs: 23_500 }]);
	});

	it("tells of one that stays away while it is away, and only once", async () => {
		const { camera, time, controller, faults } = controlled();
		controller.start();
		await time.advance(1_000);
		camera.unplug();
		await time.advance(59_000);
		expect(faults).toEqual([]);
		await time.advance(2_000);
		expect(faults).toEqual([{ kind: "camera-lost", recoveredAfterMs: null }]);
		camera.plugIn();
		await time.advance(600_000);
		expect(faults).toHaveLength(1);
	});

	it("opens a camera whose picture stands still again at once, and says nothing of it when that was all", async () => {
		const { camera, time, controller, faults, state } = controlled();
		controller.start();
		await time.advance(0);
		controller.reportFault("frozen");
		expect(state()).toEqual({ phase: "opening" });
		await time.advance(300);
		expect(state()).toMatchObject({ phase: "live", fault: null });
		expect(camera.held()).toBe(1);
		controller.reportWell();
		expect(faults).toEqual([{ kind: "camera-frozen", recoveredAfterMs: 300 }]);
	});

	it("tells a picture that stays black, tries ever less often, and is well the moment that it shows something", async () => {
		const { camera, time, controller, faults, state } = controlled();
		controller.start();
		await time.advance(0);
		for (let second = 0; second < 600; second += 1) {
			controller.reportFault("black");
			await time.advance(1_000);
		}
		expect(state()).toMatchObject({ phase: "live", fault: "black" });
		// At once, after 1 s, 5, 25, and then once a minute.
		expect(camera.attempts()).toBeGreaterThan(10);
		expect(camera.attempts()).toBeLessThan(16);
		expect(faults).toEqual([{ kind: "camera-black", recoveredAfterMs: null }]);
		controller.reportWell();
		expect(state()).toMatchObject({ phase: "live", fault: null });
		await time.advance(120_000);
		expect(camera.held()).toBe(1);
		expect(state()).toMatchObject({ phase: "live", fault: null });
	});

	it("says when another camera stands in, and goes back to the chosen one once it is there, told or not", async () => {
		const { camera, time, controller, state } = controlled();
		camera.takeChosenAway(true);
		controller.start();
		await time.advance(9_000);
		expect(state()).toMatchObject({ phase: "live", isSubstitute: true });
		expect(camera.attempts()).toBe(1);
		camera.takeChosenAway(false);
		await time.advance(4_000);
		expect(state()).toMatchObject({ phase: "live", isSubstitute: false });
		expect(camera.held()).toBe(1);
		controller.stop();
		expect(time.pending()).toBe(0);
	});

	it("lets go of a camera that opened after it was stopped", async () => {
		const { camera, time, controller } = controlled();
		controller.start();
		controller.stop();
		await time.advance(10_000);
		expect(camera.held()).toBe(0);
	});
});

describe("cameraProblem", () => {
	it("follows the names of the Media Capture specification", () => {
		const named = (name: string) => cameraProblem(new DOMException("", name));
		expect(named("NotFoundError")).toBe("not_found");
		expect(named("NotAllowedError")).toBe("refused");
		expect(named("NotReadableError")).toBe("busy");
		expect(named("SomethingNew")).toBe("unavailable");
		expect(cameraProblem("text")).toBe("unavailable");
	});
});

describe("fitFrame", () => {
	it("keeps the camera's own size up to 1280x720 and its shape beyond", () => {
		expect(fitFrame({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
		expect(fitFrame({ width: 1920, height: 1080 })).toEqual({ width: 1280, height: 720 });
		expect(fitFrame({ width: 1600, height: 1200 })).toEqual({ width: 960, height: 720 });
		expect(fitFrame({ width: 1080, height: 1920 })).toEqual({ width: 720, height: 1280 });
	});
});
