import { useMemo } from "react";
import { useDemo } from "../demo/demo-context.tsx";
import type { CameraSource } from "./camera.ts";

/**
 * The camera chosen in the settings (null: the system's own), in the demo its simulated one; the same object for as long
 * as it means the same camera.
 */
export function useCameraSource(deviceId: string | null): CameraSource {
	const simulated = useDemo()?.camera ?? null;
	return useMemo(() => simulated ?? { kind: "device", deviceId }, [simulated, deviceId]);
}
