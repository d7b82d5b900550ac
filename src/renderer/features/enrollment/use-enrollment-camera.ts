import { useMemo, useState } from "react";
import type { CameraSource } from "../../capture/camera.ts";

export interface EnrollmentCamera {
	readonly source: CameraSource;
	/** Which of the demo's two cameras is on; null outside the demo, where there is no choice. */
	readonly demoChoice: "simulated" | "own" | null;
	/** The other one of the two. */
	swap(): void;
}

/**
 * The kiosk's camera. In the demo it is the simulated one until somebody asks for the computer's own: its photographs
 * cannot turn their heads, and a webcam is not switched on unasked.
 * @param simulated the demo's camera; undefined outside the demo
 */
export function useEnrollmentCamera(simulated: CameraSource | undefined, cameraId: string | null): EnrollmentCamera {
	const [wantsOwn, setWantsOwn] = useState(false);
	const isSimulated = simulated !== undefined && !wantsOwn;
	const source = useMemo<CameraSource>(
		() => (isSimulated ? simulated : { kind: "device", deviceId: cameraId }),
		[isSimulated, simulated, cameraId],
	);
	const demoChoice = simulated === undefined ? null : isSimulated ? "simulated" : "own";
	return { source, demoChoice, swap: () => setWantsOwn(!wantsOwn) };
}
