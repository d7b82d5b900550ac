// Small pictures of a video element, several times a second, for everybody who wants to know what changes before the
// camera without looking at a whole frame. One sampler a video, shared: reading the picture back is what costs.
import { SMALL_FRAME, type SmallFrame, toSmallFrame } from "./small-frame.ts";

/** Three of them and the first whole frame are well within the second that a person waits for an answer. */
export const SAMPLE_MS = 150;

export interface FrameSampler {
	/** Called with each sample until the returned function is. Nothing is read while nobody listens. */
	subscribe(listener: (frame: SmallFrame) => void): () => void;
}

/** Null while the video has no picture. */
export type ReadSmallFrame = () => SmallFrame | null;

export function createFrameSampler(read: ReadSmallFrame): FrameSampler {
	const listeners = new Set<(frame: SmallFrame) => void>();
	let timer: ReturnType<typeof setInterval> | undefined;

	function sample(): void {
		const frame = read();
		if (frame) for (const listener of [...listeners]) listener(frame);
	}

	return {
		subscribe(listener) {
			// An entry of its own, so that the same function twice is heard twice and let go of once.
			const entry = (frame: SmallFrame) => listener(frame);
			listeners.add(entry);
			timer ??= setInterval(sample, SAMPLE_MS);
			return () => {
				listeners.delete(entry);
				if (listeners.size > 0) return;
				clearInterval(timer);
				timer = undefined;
			};
		},
	};
}

/** Reads in memory of the processor (`willReadFrequently`): a canvas on the graphics card would wait for it each time. */
export function createSmallFrameReader(video: HTMLVideoElement): ReadSmallFrame {
	const { width, height } = SMALL_FRAME;
	const context = new OffscreenCanvas(width, height).getContext("2d", { alpha: false, willReadFrequently: true });
	return () => {
		if (!context || video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
		// Averages the pixels of a cell; "low" would pick four of them, and each sensor has noise.
		context.imageSmoothingQuality = "medium";
		context.drawImage(video, 0, 0, width, height);
		return toSmallFrame(context.getImageData(0, 0, width, height).data);
	};
}
