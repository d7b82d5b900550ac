// A camera in the page that shows what a test tells it to: getUserMedia answers with the stream of a canvas.
import type { Page } from "@playwright/test";

declare global {
	interface Window {
		testCamera: {
			/** A JPEG as base64; null is a dim, empty room. */
			show(jpegBase64: string | null): Promise<void>;
			/** Unplugged: running tracks end, and opening fails until it is plugged in again. */
			plug(isPlugged: boolean, errorName?: string): void;
			/**
			 * `noisy`: no two pictures are alike, as of each sensor. `stuck`: the last one again and again, until it is opened
			 * `afterOpenings` times more. `silent`: none come any more, likewise. `covered`: all black.
			 */
			behave(how: "still" | "noisy" | "stuck" | "silent" | "covered", afterOpenings?: number): void;
			/** Another camera is there too. */
			addSecond(): void;
			/** Ids of what was opened, in turn. */
			opened(): readonly string[];
		};
	}
}

/** Runs in the page, before anything else. */
function installTestCamera(): void {
	const canvas = document.createElement("canvas");
	canvas.width = 640;
	canvas.height = 480;
	const context = canvas.getContext("2d");
	let picture: ImageBitmap | null = null;
	let isPlugged = true;
	let refusal = "NotFoundError";
	let behaviour: "still" | "noisy" | "stuck" | "silent" | "covered" = "still";
	let openingsLeft = Number.POSITIVE_INFINITY;
	let hasSecond = false;
	const openedIds: string[] = [];
	const tracks = new Set<MediaStreamTrack>();

	function draw(): void {
		if (!context || behaviour === "silent") return;
		if (behaviour === "stuck") {
			// The same picture, handed over anew.
			context.drawImage(canvas, 0, 0);
			return;
		}
		context.fillStyle = behaviour === "covered" ? "#000000" : "#3b4252";
		context.fillRect(0, 0, canvas.width, canvas.height);
		if (behaviour === "covered") return;
		if (picture) context.drawImage(picture, 0, 0, canvas.width, canvas.height);
		if (behaviour === "noisy") addNoise(context);
	}

	/** Too little for an eye, a face detector or a light meter; enough for no two pictures to be alike. */
	function addNoise(on: CanvasRenderingContext2D): void {
		for (let y = 0; y < canvas.height; y += 80)
			for (let x = 0; x < canvas.width; x += 80) {
				on.fillStyle = `rgba(255, 255, 255, ${0.08 * Math.random()})`;
				on.fillRect(x, y, 80, 80);
			}
	}
	// A canvas stream has frames only while somebody draws.
	setInterval(draw, 33);
	draw();

	const device = { deviceId: "test-camera", groupId: "test", kind: "videoinput" as const, label: "Test camera" };
	const second = { ...device, deviceId: "second-camera", label: "Second camera" };
	const devices = () => [...(isPlugged ? [device] : []), ...(hasSecond ? [second] : [])];
	const mediaDevices = Object.assign(new EventTarget(), {
		ondevicechange: null,
		getSupportedConstraints: () => ({ deviceId: true, width: true, height: true, frameRate: true }),
		enumerateDevices: async () => devices().map((each) => ({ ...each, toJSON: () => each })),
		getUserMedia: async ({ video }: { video?: { deviceId?: { exact?: string } } } = {}) => {
			const wanted = video?.deviceId?.exact;
			const found = devices().find(({ deviceId }) => wanted === undefined || deviceId === wanted);
			if (!found) throw new DOMException("Requested device not found", refusal);
			openedIds.push(found.deviceId);
			if (behaviour === "stuck" || behaviour === "silent") openingsLeft -= 1;
			if (openingsLeft <= 0) behaviour = "noisy";
			const stream = canvas.captureStream(30);
			for (const track of stream.getVideoTracks()) tracks.add(track);
			return stream;
		},
	});
	Object.defineProperty(navigator, "mediaDevices", { configurable: true, value: mediaDevices });

	window.testCamera = {
		async show(jpegBase64) {
			const bytes = jpegBase64 === null ? null : Uint8Array.from(atob(jpegBase64), (char) => char.charCodeAt(0));
			picture = bytes ? await createImageBitmap(new Blob([bytes], { type: "image/jpeg" })) : null;
			draw();
		},
		behave(how, afterOpenings = Number.POSITIVE_INFINITY) {
			behaviour = how;
			openingsLeft = afterOpenings;
		},
		addSecond() {
			hasSecond = true;
		},
		opened: () => openedIds,
		plug(isNowPlugged, errorName = "NotFoundError") {
			isPlugged = isNowPlugged;
			refusal = errorName;
			if (!isPlugged)
				for (const track of tracks) {
					track.stop();
					track.dispatchEvent(new Event("ended"));
				}
			tracks.clear();
			mediaDevices.dispatchEvent(new Event("devicechange"));
		},
	};
}

/** For `addInitScript`, and for the double of Electron, which takes a file. */
export const testCameraScript = `(${installTestCamera.toString()})();`;

export async function showToCamera(page: Page, jpeg: Buffer | null): Promise<void> {
	await page.evaluate((base64) => window.testCamera.show(base64), jpeg?.toString("base64") ?? null);
}

/** @param errorName what opening fails with while it is unplugged, as a DOMException name */
export async function plugCamera(page: Page, isPlugged: boolean, errorName = "NotFoundError"): Promise<void> {
	await page.evaluate(([isNowPlugged, name]) => window.testCamera.plug(isNowPlugged, name), [
		isPlugged,
		errorName,
	] as const);
}

type TestCamera = Window["testCamera"];

export async function cameraBehaves(page: Page, ...how: Parameters<TestCamera["behave"]>): Promise<void> {
	await page.evaluate(([behaviour, afterOpenings]) => window.testCamera.behave(behaviour, afterOpenings), how);
}

/** Ids of the cameras that were opened, in turn. */
export function openedCameras(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => window.testCamera.opened());
}

export async function addSecondCamera(page: Page): Promise<void> {
	await page.evaluate(() => window.testCamera.addSecond());
}
