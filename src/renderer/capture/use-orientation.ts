import { useSettings } from "../client/host-context.tsx";
import { type Orientation, plainOrientation } from "./orientation.ts";

/** As the settings have it; as most cameras hang before they are known. */
export function useOrientation(): Orientation {
	const settings = useSettings();
	if (!settings) return plainOrientation;
	return { rotationDeg: settings.cameraRotationDeg, isMirrored: settings.isCameraMirrored };
}
