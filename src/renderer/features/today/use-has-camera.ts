import { useEffect, useState } from "react";

/** Whether a camera is connected to this computer; null until it is known, or where the page may not look. */
export function useHasCamera(): boolean | null {
	const [hasCamera, setHasCamera] = useState<boolean | null>(null);
	useEffect(() => {
		const devices: MediaDevices | undefined = navigator.mediaDevices;
		if (!devices) return;
		const look = () =>
			void devices
				.enumerateDevices()
				.then((found) => setHasCamera(found.some(({ kind }) => kind === "videoinput")))
				.catch(() => setHasCamera(null));
		look();
		devices.addEventListener("devicechange", look);
		return () => devices.removeEventListener("devicechange", look);
	}, []);
	return hasCamera;
}
