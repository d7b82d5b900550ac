import { useState } from "react";
import { CameraView } from "../../capture/camera-view.tsx";
import { useCodeReader } from "../../capture/use-code-reader.ts";
import styles from "./badge-stage.module.css";

export interface BadgeStageProps {
	/** null: the camera is not there. */
	readonly stream: MediaStream | null;
	readonly onText: (text: string) => void;
}

const LOOK_EVERY_MS = 120;

/** The camera's picture with the corners that a badge belongs in. */
export function BadgeStage({ stream, onText }: BadgeStageProps) {
	const [video, setVideo] = useState<HTMLVideoElement | null>(null);
	useCodeReader({ video, isActive: stream !== null, minIntervalMs: LOOK_EVERY_MS, onText });
	return (
		<div className={styles.frame} aria-hidden="true">
			<CameraView stream={stream} onVideo={setVideo} />
			<svg className={styles.corners} viewBox="0 0 100 100" aria-hidden="true">
				<path d="M2 22V2h20M78 2h20v20M98 78v20H78M22 98H2V78" />
			</svg>
		</div>
	);
}
