// The newest picture of a video element as a JPEG. Nothing is kept: a frame exists only while somebody waits for it.
import { fitFrame } from "./frame-size.ts";
import { isOnItsSide, type Orientation, uprightSize } from "./orientation.ts";

const JPEG_QUALITY = 0.95;

export interface FrameGrabber {
	/** Waits for the next new frame. Resolves to null when none came within `timeoutMs` or `signal` aborted. */
	next(timeoutMs: number, signal: AbortSignal): Promise<File | null>;
}

function nextVideoFrame(video: HTMLVideoElement, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
	return new Promise((resolve) => {
		const settle = (hasFrame: boolean) => {
			clearTimeout(timer);
			video.cancelVideoFrameCallback(handle);
			signal.removeEventListener("abort", abandon);
			resolve(hasFrame);
		};
		const abandon = () => settle(false);
		const timer = setTimeout(abandon, timeoutMs);
		const handle = video.requestVideoFrameCallback(() => settle(true));
		signal.addEventListener("abort", abandon, { once: true });
		if (signal.aborted) abandon();
	});
}

/** Draws the picture upright: turned about its own middle. */
function drawUpright(
	context: OffscreenCanvasRenderingContext2D,
	video: HTMLVideoElement,
	{ rotationDeg }: Pick<Orientation, "rotationDeg">,
): void {
	const { width, height } = context.canvas;
	const [drawnWidth, drawnHeight] = isOnItsSide({ rotationDeg }) ? [height, width] : [width, height];
	context.save();
	context.translate(width / 2, height / 2);
	context.rotate((rotationDeg * Math.PI) / 180);
	context.drawImage(video, -drawnWidth / 2, -drawnHeight / 2, drawnWidth, drawnHeight);
	context.restore();
}

/** Frames leave upright, whichever way the camera hangs. */
export function createFrameGrabber(
	video: HTMLVideoElement,
	orientation: Pick<Orientation, "rotationDeg">,
): FrameGrabber {
	const canvas = new OffscreenCanvas(1, 1);
	const context = canvas.getContext("2d", { alpha: false, desynchronized: true });

	return {
		async next(timeoutMs, signal) {
			if (!context || !(await nextVideoFrame(video, timeoutMs, signal))) return null;
			if (video.videoWidth === 0) return null;
			const { width, height } = fitFrame(
				uprightSize({ width: video.videoWidth, height: video.videoHeight }, orientation),
			);
			if (canvas.width !== width) canvas.width = width;
			if (canvas.height !== height) canvas.height = height;
			drawUpright(context, video, orientation);
			const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: JPEG_QUALITY });
			return new File([blob], "frame.jpg", { type: "image/jpeg" });
		},
	};
}
