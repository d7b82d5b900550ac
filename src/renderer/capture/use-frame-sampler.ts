import { useMemo } from "react";
import { createFrameSampler, createSmallFrameReader, type FrameSampler } from "./frame-sampler.ts";

/** The one sampler of this video; null while there is none. */
export function useFrameSampler(video: HTMLVideoElement | null): FrameSampler | null {
	return useMemo(() => (video ? createFrameSampler(createSmallFrameReader(video)) : null), [video]);
}
