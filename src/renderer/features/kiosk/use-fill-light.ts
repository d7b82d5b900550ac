import { useState } from "react";
import type { Settings } from "../../client/types.ts";
import { fillLightOff, stepFillLight } from "../camera/fill-light.ts";
import { useLuma } from "../camera/use-luma.ts";

/** Whether the screen lights the face now. */
export function useFillLight(video: HTMLVideoElement | null, mode: Settings["fillLight"]): boolean {
	const [state, setState] = useState(fillLightOff);
	useLuma(mode === "auto" ? video : null, ({ middle: luma }) =>
		setState((previous) => stepFillLight(previous, luma, performance.now())),
	);
	return mode === "auto" && state.isOn;
}
