import { useEffect, useState } from "react";
import { judgeLight, type Light, meanLuma } from "./light.ts";

const EVERY_MS = 500;
const SAMPLE_PX = 32;

/** Looks at the middle of the picture twice a second; null until there is one. */
export function useLight(video: HTMLVideoElement | null): Light | null {
	const [light, setLight] = useState<Light | null>(null);
	useEffect(() => {
		if (!video) return;
		const context = new OffscreenCanvas(SAMPLE_PX, SAMPLE_PX).getContext("2d", { willReadFrequently: true });
		if (!context) return;
		const timer = setInterval(() => {
			const { videoWidth: width, videoHeight: height } = video;
			if (width === 0) return;
			const side = Math.min(width, height) * 0.7;
			context.drawImage(video, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SAMPLE_PX, SAMPLE_PX);
			const luma = meanLuma(context.getImageData(0, 0, SAMPLE_PX, SAMPLE_PX).data);
			setLight((previous) => judgeLight(luma, previous));
		}, EVERY_MS);
		return () => {
			clearInterval(timer);
			setLight(null);
		};
	}, [video]);
	return light;
}
