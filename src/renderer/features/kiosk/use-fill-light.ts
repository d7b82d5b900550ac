import { useState } from "react";
import type { FrameSampler } from "../../capture/frame-sampler.ts";
import type { Settings } from "../../client/types.ts";
import { fillLightOff, stepFillLight } from "../camera/fill-light.ts";
import { useLuma } from "../camera/use-luma.ts";

/** Whether the screen lights the face now. */
export function useFillLight(sampler: FrameSampler | null, mode: Settings["fillLight"]): boolean {
	const [state, setState] = useState(fillLightOff);
	useLuma(mode === "auto" ? sampler : null, ({ middle: luma }) =>
		setState((previous) => stepFillLight(previous, luma, performance.now())),
	);
	return mode === "auto" && state.isOn;
}
