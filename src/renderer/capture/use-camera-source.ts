import { useMemo } from "react";
import type { CameraSource } from "./camera.ts";

/** The camera chosen in the settings (null: the system's own), as one object for as long as the choice stands. */
export function useCameraSource(deviceId: string | null): CameraSource {
	return useMemo(() => ({ kind: "device", deviceId }), [deviceId]);
}
