import { useEffect, useState } from "react";
import { judgeLight, type Light } from "./light.ts";
import { useLuma } from "./use-luma.ts";

/** Whether faces will be clear; null until there is a picture. */
export function useLight(video: HTMLVideoElement | null): Light | null {
	const [light, setLight] = useState<Light | null>(null);
	useLuma(video, (luma) => setLight((previous) => judgeLight(luma, previous)));
	// biome-ignore lint/correctness/useExhaustiveDependencies: another camera is judged from the start.
	useEffect(() => () => setLight(null), [video]);
	return light;
}
