import { describe, expect, it } from "vitest";
import { type CameraAttempt, type CameraProblem, cameraProblem } from "../../../src/renderer/capture/camera.ts";
import { cameraRetryDelayMs, createCameraController } from "../../../src/renderer/capture/camera-controller.ts";
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
					isSubstitute: false,
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
	const controller = createCameraController({
		open: camera.open,
		schedule: (task, delayMs) => time.timer.schedule(delayMs, task),
		onDevicesChanged: camera.onDevicesChanged,
	});
	return { camera, time, controller, state: () => controller.state.getState() };
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

	it("tries again by itself after a refusal, less and less often", async () => {
		const { camera, time, controller, state } = controlled();
		camera.become("refused");
		controller.start();
		await time.advance(0);
		expect(state()).toEqual({ phase: "failed", problem: "refused" });
		await time.advance(1_000);
		expect(camera.attempts()).toBe(2);
		camera.become(null);
		await time.advance(1_900);
		expect(state()).toEqual({ phase: "failed", problem: "refused" });
		await time.advance(100);
		expect(state()).toMatchObject({ phase: "live" });
		expect([1, 2, 3, 4, 9].map(cameraRetryDelayMs)).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
	});

	it("reopens a camera whose pictures stopped", async () => {
		const { camera, time, controller, state } = controlled();
		controller.start();
		await time.advance(0);
		controller.reportStall();
		expect(state()).toEqual({ phase: "failed", problem: "lost" });
		await time.advance(1_000);
		expect(state()).toMatchObject({ phase: "live" });
		expect(camera.held()).toBe(1);
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
