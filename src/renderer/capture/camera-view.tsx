import { useEffect, useState } from "react";
import styles from "./camera-view.module.css";
import type { Orientation } from "./orientation.ts";
import { useOrientation } from "./use-orientation.ts";

export interface CameraViewProps {
	readonly stream: MediaStream | null;
	/** As the settings have it unless it is being tried out. Mirrored, as people know themselves; frames that leave are not. */
	readonly orientation?: Orientation;
	/** Tells the element, for `useFrames`; null when it is gone. */
	onVideo?(video: HTMLVideoElement | null): void;
}

/** The live picture, filling its box. Decorative for assistive technology: words beside it tell what happens. */
export function CameraView({ stream, orientation, onVideo }: CameraViewProps) {
	const set = useOrientation();
	const { rotationDeg, isMirrored } = orientation ?? set;
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
		<div className={styles.frame}>
			<video
				ref={setVideo}
				className={styles.video}
				data-rotation={rotationDeg}
				data-mirrored={isMirrored}
				data-live={stream !== null}
				muted
				playsInline
				autoPlay
				aria-hidden="true"
				tabIndex={-1}
			/>
		</div>
	);
}
