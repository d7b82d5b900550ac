import { useEffect, useState } from "react";
import styles from "./camera-view.module.css";

export interface CameraViewProps {
	readonly stream: MediaStream | null;
	/** Mirrored, as people know themselves. Frames that leave are not. */
	readonly isMirrored?: boolean;
	/** Tells the element, for `useFrames`; null when it is gone. */
	onVideo?(video: HTMLVideoElement | null): void;
}

/** The live picture, filling its box. Decorative for assistive technology: words beside it tell what happens. */
export function CameraView({ stream, isMirrored = true, onVideo }: CameraViewProps) {
	const [video, setVideo] = useState<HTMLVideoElement | null>(null);

	useEffect(() => {
		if (!video) return;
		video.srcObject = stream;
		// Autoplay of a muted stream is never refused; a stream that is replaced meanwhile aborts, which is fine.
		if (stream) void video.play().catch(() => undefined);
	}, [video, stream]);

	useEffect(() => {
		onVideo?.(video);
		return () => onVideo?.(null);
	}, [video, onVideo]);

	return (
		<video
			ref={setVideo}
			className={styles.video}
			data-mirrored={isMirrored}
			data-live={stream !== null}
			muted
			playsInline
			autoPlay
			aria-hidden="true"
			tabIndex={-1}
		/>
	);
}
