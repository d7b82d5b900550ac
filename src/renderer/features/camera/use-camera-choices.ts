import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type CameraChoice, listCameras } from "../../capture/list-cameras.ts";
import type { SelectOption } from "../../ui/select.tsx";

/** Stands for "whichever the system prefers" in a list whose values are device ids. */
export const DEFAULT_CAMERA = "default-camera";

/**
 * The cameras to choose from, kept fresh as they come and go.
 * @param isLive names are known only once the page was allowed to use a camera: the list is read again then
 */
export function useCameraChoices(isLive: boolean): readonly SelectOption<string>[] {
	const { t } = useTranslation("common");
	const [cameras, setCameras] = useState<readonly CameraChoice[]>([]);
	useEffect(() => {
		const read = () => void listCameras().then(setCameras);
		read();
		const devices: MediaDevices | undefined = navigator.mediaDevices;
		devices?.addEventListener("devicechange", read);
		return () => devices?.removeEventListener("devicechange", read);
	}, []);
	useEffect(() => {
		if (isLive) void listCameras().then(setCameras);
	}, [isLive]);
	return [
		{ value: DEFAULT_CAMERA, label: t("camera.default") },
		...cameras.map(({ deviceId, label }, index) => ({
			value: deviceId,
			label: label || t("camera.unnamed", { number: index + 1 }),
		})),
	];
}
