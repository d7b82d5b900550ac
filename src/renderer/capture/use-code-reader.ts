import { useEffect, useEffectEvent } from "react";

export interface UseCodeReader {
	/** The element that shows the camera; null while there is none. */
	readonly video: HTMLVideoElement | null;
	readonly isActive: boolean;
	/** Shortest time between two looks. */
	readonly minIntervalMs: number;
	/** What a code says, each time that it is seen. */
	onText(text: string): void;
}

/** Larger pictures cost time and read no better: a badge at a hand's width has pixels enough. */
const MAX_WIDTH = 960;

async function grab(video: HTMLVideoElement): Promise<ImageBitmap | null> {
	const { videoWidth, videoHeight, readyState } = video;
	if (videoWidth === 0 || readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
	if (videoWidth <= MAX_WIDTH) return createImageBitmap(video);
	const resizeHeight = Math.round((videoHeight * MAX_WIDTH) / videoWidth);
	return createImageBitmap(video, { resizeWidth: MAX_WIDTH, resizeHeight, resizeQuality: "medium" });
}

/** Looks for codes in the camera's picture while it is active: one picture at a time, in a worker. */
export function useCodeReader(options: UseCodeReader): void {
	const { video, isActive, minIntervalMs } = options;
	const onText = useEffectEvent((text: string) => options.onText(text));

	useEffect(() => {
		if (!video || !isActive) return;
		const worker = new Worker(new URL("./code-reader.worker.ts", import.meta.url), { type: "module" });
		let timer: ReturnType<typeof setTimeout> | undefined;
		let isStopped = false;
		const lookSoon = () => {
			if (!isStopped) timer = setTimeout(() => void look(), minIntervalMs);
		};
		const look = async () => {
			// A picture that cannot be taken now (the stream is just changing) is as good as none.
			const picture = await grab(video).catch(() => null);
			if (picture && !isStopped) return worker.postMessage(picture, [picture]);
			picture?.close();
			lookSoon();
		};
		worker.onmessage = ({ data }: MessageEvent<unknown>) => {
			if (typeof data === "string" && !isStopped) onText(data);
			lookSoon();
		};
		// One picture that could not be read: without an answer nothing would ask for the next.
		worker.onerror = lookSoon;
		void look();
		return () => {
			isStopped = true;
			clearTimeout(timer);
			worker.terminate();
		};
	}, [video, isActive, minIntervalMs]);
}
