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
 * @param {HTMLVideoElement} video
 * @param {(problem: string) => void} onLost unplugged or taken away; what `video` shows from then on is an old picture
 * @returns {Promise<string | null>} null when it runs, otherwise the key of a text that says why it does not
 */
export async function openCamera(video, onLost) {
	if (!navigator.mediaDevices) return "camera.insecure";
	try {
		const stream = await navigator.mediaDevices.getUserMedia({
			video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: "user" },
			audio: false,
		});
		stream.getVideoTracks()[0]?.addEventListener("ended", () => onLost("camera.lost"), { once: true });
		video.srcObject = stream;
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
