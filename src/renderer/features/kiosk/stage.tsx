import { CameraView } from "../../capture/camera-view.tsx";
import { FaceOutline } from "./face-outline.tsx";
import type { KioskScreen } from "./kiosk-screen.ts";
import type { KioskStore } from "./kiosk-store.ts";
import styles from "./stage.module.css";

export interface StageProps {
	readonly stream: MediaStream | null;
	readonly video: HTMLVideoElement | null;
	readonly screen: KioskScreen;
	readonly store: KioskStore;
	onVideo(video: HTMLVideoElement | null): void;
}

/** Two ovals would compete: where to stand is shown only while nobody is there, or stands in the wrong place. */
function needsGuide(screen: KioskScreen): boolean {
	if (screen.kind === "quality") return ["come_closer", "move_back", "move_into_frame"].includes(screen.hint);
	return screen.kind === "idle" || screen.kind === "several";
}

/** The mirror: camera, the dark around it, where to stand, and the outline that follows the face. */
export function Stage({ stream, video, screen, store, onVideo }: StageProps) {
	return (
		<div className={styles.stage} data-guide={needsGuide(screen)} aria-hidden="true">
			<CameraView stream={stream} onVideo={onVideo} />
			<div className={styles.vignette} />
			<svg className={styles.guide} viewBox="0 0 100 128" aria-hidden="true" data-testid="guide">
				<ellipse cx="50" cy="64" rx="49" ry="63" pathLength="112" />
			</svg>
			<FaceOutline store={store} video={video} screen={screen} />
		</div>
	);
}
