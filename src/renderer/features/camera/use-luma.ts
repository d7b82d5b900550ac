import { useEffect, useEffectEvent } from "react";
import { meanLuma } from "./light.ts";

const EVERY_MS = 500;
const SAMPLE_PX = 32;

/** Mean luma of the middle of the picture, 0..255, twice a second while there is one. */
export function useLuma(video: HTMLVideoElement | null, onLuma: (luma: number) => void): void {
	const tell = useEffectEvent(onLuma);
	useEffect(() => {
		if (!video) return;
		const context = new OffscreenCanvas(SAMPLE_PX, SAMPLE_PX).getContext("2d", { willReadFrequently: true });
		if (!context) return;
		const timer = setInterval(() => {
			const { videoWidth: width, videoHeight: height } = video;
			if (width === 0) return;
			const side = Math.min(width, height) * 0.7;
			context.drawImage(video, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SAMPLE_PX, SAMPLE_PX);
			tell(meanLuma(context.getImageData(0, 0, SAMPLE_PX, SAMPLE_PX).data));
		}, EVERY_MS);
		return () => clearInterval(timer);
	}, [video]);
}
