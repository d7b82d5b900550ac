import { useEffect, useEffectEvent } from "react";
import { type Luma, meanLuma } from "./light.ts";

const EVERY_MS = 500;
const SAMPLE_PX = 32;
/** Of the picture's width and height. */
const BORDER = 0.15;

/** Brightness of the picture, twice a second while there is one. */
export function useLuma(video: HTMLVideoElement | null, onLuma: (luma: Luma) => void): void {
	const tell = useEffectEvent(onLuma);
	useEffect(() => {
		if (!video) return;
		const context = new OffscreenCanvas(SAMPLE_PX, SAMPLE_PX).getContext("2d", { willReadFrequently: true });
		if (!context) return;
		const lumaOf = (x: number, y: number, width: number, height: number): number => {
			context.drawImage(video, x, y, width, height, 0, 0, SAMPLE_PX, SAMPLE_PX);
			return meanLuma(context.getImageData(0, 0, SAMPLE_PX, SAMPLE_PX).data);
		};
		const timer = setInterval(() => {
			const { videoWidth: width, videoHeight: height } = video;
			if (width === 0) return;
			const side = Math.min(width, height) * 0.7;
			const middle = lumaOf((width - side) / 2, (height - side) / 2, side, side);
			const left = lumaOf(0, 0, width * BORDER, height);
			const right = lumaOf(width * (1 - BORDER), 0, width * BORDER, height);
			const top = lumaOf(0, 0, width, height * BORDER);
			// One bright side is enough: a window stands on one side only.
			tell({ middle, border: Math.max(left, right, top) });
		}, EVERY_MS);
		return () => clearInterval(timer);
	}, [video]);
}
