import { useEffect, useState } from "react";
import { useFrameSampler } from "../../capture/use-frame-sampler.ts";
import { judgeLight, type Light } from "./light.ts";
import { useLuma } from "./use-luma.ts";

/** Whether faces will be clear; null until there is a picture. */
export function useLight(video: HTMLVideoElement | null): Light | null {
	const [light, setLight] = useState<Light | null>(null);
	useLuma(useFrameSampler(video), (luma) => setLight((previous) => judgeLight(luma, previous)));
	// biome-ignore lint/correctness/useExhaustiveDependencies: another camera is judged from the start.
	useEffect(() => () => setLight(null), [video]);
	return light;
}
