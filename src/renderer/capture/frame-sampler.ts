// Small pictures of a video element, several times a second, for everybody who wants to know what changes before the
// camera without looking at a whole frame. One sampler a video, shared: reading the picture back is what costs.
import { fromLumaPlane, SMALL_FRAME, type SmallFrame, toSmallFrame } from "./small-frame.ts";

/** One of them and the first whole frames are well within the second that a person waits for an answer. */
export const SAMPLE_MS = 200;

export interface FrameSampler {
	/** Called with each sample until the returned function is. Nothing is read while nobody listens. */
	subscribe(listener: (frame: SmallFrame) => void): () => void;
}

/** Null while the video has no picture. */
export type ReadSmallFrame = () => Promise<SmallFrame | null>;

export function createFrameSampler(read: ReadSmallFrame): FrameSampler {
	const listeners = new Set<(frame: SmallFrame) => void>();
	let timer: ReturnType<typeof setInterval> | undefined;

	let isReading = false;

	async function sample(): Promise<void> {
		if (isReading) return;
		isReading = true;
		// A picture that cannot be read now (the stream is just changing) is as good as none.
		const frame = await read().catch(() => null);
		isReading = false;
		if (frame) for (const listener of [...listeners]) listener(frame);
	}

	return {
		subscribe(listener) {
			// An entry of its own, so that the same function twice is heard twice and let go of once.
			const entry = (frame: SmallFrame) => listener(frame);
			listeners.add(entry);
			timer ??= setInterval(() => void sample(), SAMPLE_MS);
			return () => {
				listeners.delete(entry);
				if (listeners.size > 0) return;
				clearInterval(timer);
				timer = undefined;
			};
		},
	};
}

/** Formats of WebCodecs whose first plane is one byte of luma a pixel. */
const LUMA_FIRST: readonly (string | null)[] = ["I420", "I420A", "I422", "I444", "NV12"];

/**
 * Takes the luma as the camera delivers it: 1 ms for 1280x720, where drawing the picture small takes 6, because the whole
 * of it is turned into colours first. What has no such plane (the stream of a canvas) is drawn.
 */
export function createSmallFrameReader(video: HTMLVideoElement): ReadSmallFrame {
	const draw = createDrawnReader(video);
	let buffer = new Uint8Array(0);

	async function readLuma(frame: VideoFrame): Promise<SmallFrame | null> {
		const { format, visibleRect } = frame;
		if (!LUMA_FIRST.includes(format) || !visibleRect) return null;
		const byteCount = frame.allocationSize();
		if (buffer.length !== byteCount) buffer = new Uint8Array(byteCount);
		const [plane] = await frame.copyTo(buffer);
		if (!plane) return null;
		return fromLumaPlane(buffer.subarray(plane.offset), { ...visibleRect.toJSON(), stride: plane.stride });
	}

	return async () => {
		if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
		const frame = new VideoFrame(video);
		try {
			return (await readLuma(frame)) ?? draw();
		} finally {
			frame.close();
		}
	};
}

/** Draws in memory of the processor (`willReadFrequently`): a canvas on the graphics card would wait for it each time. */
function createDrawnReader(video: HTMLVideoElement): () => SmallFrame | null {
	const { width, height } = SMALL_FRAME;
	const context = new OffscreenCanvas(width, height).getContext("2d", { alpha: false, willReadFrequently: true });
	return () => {
		if (!context) return null;
		// Averages the pixels of a cell; "low" would pick four of them, and each sensor has noise.
		context.imageSmoothingQuality = "medium";
		context.drawImage(video, 0, 0, width, height);
		return toSmallFrame(context.getImageData(0, 0, width, height).data);
	};
}
