import { useEffect, useEffectEvent } from "react";
import type { FrameSampler } from "../../capture/frame-sampler.ts";
import { type Luma, lumaOf } from "./light.ts";

/** Of the sampler's pictures: about twice a second, what the eye's own pace makes of a change of light. */
const EVERY_SAMPLES = 3;

/** Brightness of the picture, twice a second while there is one. */
export function useLuma(sampler: FrameSampler | null, onLuma: (luma: Luma) => void): void {
	const tell = useEffectEvent(onLuma);
	useEffect(() => {
		let samples = 0;
		return sampler?.subscribe((frame) => {
			if (samples++ % EVERY_SAMPLES === 0) tell(lumaOf(frame));
		});
	}, [sampler]);
}
