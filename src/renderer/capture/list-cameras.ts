// The cameras to choose from, for the wizard and the settings.

export interface CameraChoice {
	readonly deviceId: string;
	/** As the system names it; empty until the page was allowed to use a camera once. */
	readonly label: string;
}

export async function listCameras(): Promise<readonly CameraChoice[]> {
	const devices: MediaDevices | undefined = navigator.mediaDevices;
	if (!devices) return [];
	const found = await devices.enumerateDevices();
	return found
		.filter(({ kind, deviceId }) => kind === "videoinput" && deviceId !== "")
		.map(({ deviceId, label }) => ({ deviceId, label }));
}
