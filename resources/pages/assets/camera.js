// The webcam and one still of it.
const JPEG_QUALITY = 0.95;

const failures = {
	NotAllowedError: "camera.denied",
	NotFoundError: "camera.none",
	OverconstrainedError: "camera.none",
	NotReadableError: "camera.busy",
};

/**
 * Opens the camera into `video`.
 * @returns {Promise<string | null>} null when it runs, otherwise the key of a text that says why it does not
 */
export async function openCamera(video) {
	if (!navigator.mediaDevices) return "camera.insecure";
	try {
		video.srcObject = await navigator.mediaDevices.getUserMedia({
			video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: "user" },
			audio: false,
		});
		await video.play();
		return null;
	} catch (error) {
		return failures[error.name] ?? "camera.none";
	}
}

/** The picture as the camera sees it: what is mirrored on screen is not mirrored here. */
export async function takePhoto(video) {
	const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
	canvas.getContext("2d").drawImage(video, 0, 0);
	return canvas.convertToBlob({ type: "image/jpeg", quality: JPEG_QUALITY });
}
