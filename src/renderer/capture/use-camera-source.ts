import { useMemo } from "react";
import { useClient, useIsDemo } from "../client/host-context.tsx";
import type { CameraSource } from "./camera.ts";
import { createDemoCamera } from "./demo-camera.ts";

/**
 * The camera chosen in the settings (null: the system's own), in the demo its simulated one; the same object for as long
 * as it means the same camera.
 */
export function useCameraSource(deviceId: string | null): CameraSource {
	const client = useClient();
	const isDemo = useIsDemo();
	return useMemo(() => (isDemo ? createDemoCamera(client) : { kind: "device", deviceId }), [isDemo, client, deviceId]);
}
