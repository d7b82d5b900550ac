// A camera in the page that shows what a test tells it to: getUserMedia answers with the stream of a canvas.
import type { Page } from "@playwright/test";

declare global {
	interface Window {
		testCamera: {
			/** A JPEG as base64; null is a dim, empty room. */
			show(jpegBase64: string | null): Promise<void>;
			/** Unplugged: running tracks end, and opening fails until it is plugged in again. */
			plug(isPlugged: boolean, errorName?: string): void;
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
	const tracks = new Set<MediaStreamTrack>();

	function draw(): void {
		if (!context) return;
		context.fillStyle = "#3b4252";
		context.fillRect(0, 0, canvas.width, canvas.height);
		if (picture) context.drawImage(picture, 0, 0, canvas.width, canvas.height);
	}
	// A canvas stream has frames only while somebody draws.
	setInterval(draw, 33);
	draw();

	const device = { deviceId: "test-camera", groupId: "test", kind: "videoinput" as const, label: "Test camera" };
	const mediaDevices = Object.assign(new EventTarget(), {
		ondevicechange: null,
		getSupportedConstraints: () => ({ deviceId: true, width: true, height: true, frameRate: true }),
		enumerateDevices: async () => (isPlugged ? [{ ...device, toJSON: () => device }] : []),
		getUserMedia: async () => {
			if (!isPlugged) throw new DOMException("Requested device not found", refusal);
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
