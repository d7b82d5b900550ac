// One thing to do at a time while a camera is being mounted: first the light, then the face.
import type { HadirClient } from "../../client/types.ts";
import type { Light } from "./light.ts";

export type CameraLook = Awaited<ReturnType<HadirClient["setup"]["checkCamera"]>>;
type Hint = NonNullable<CameraLook["hint"]>;
/** What the host says about light, the page has measured by itself. */
type FaceHint = Exclude<Hint, "more_light" | "less_light">;
export type CameraVerdict = Light | "no_face" | "several" | "fine" | FaceHint;

/** @param look what the host saw last; null while it has not looked, or cannot */
export function judgeCamera(light: Light | null, look: CameraLook | null): CameraVerdict | null {
	if (light !== null && light !== "good") return light;
	if (look === null) return light;
	if (look.faces === "none") return "no_face";
	if (look.faces === "several") return "several";
	if (look.hint === "more_light") return "too_dark";
	if (look.hint === "less_light") return "too_bright";
	return look.hint ?? "fine";
}

export function isGood(verdict: CameraVerdict): boolean {
	return verdict === "good" || verdict === "fine";
}
