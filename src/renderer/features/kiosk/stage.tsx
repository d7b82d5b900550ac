import type { ReactNode } from "react";
import { useOrientation } from "../../capture/use-orientation.ts";
import type { Size } from "./cover-mapping.ts";
import { FaceOutline } from "./face-outline.tsx";
import type { KioskScreen } from "./kiosk-screen.ts";
import type { KioskStore } from "./kiosk-store.ts";
import styles from "./stage.module.css";

export interface StageProps {
	/** What the camera sees, filling its box. */
	readonly picture: ReactNode;
	/** Of the upright frames that are analysed, pixels; null while there are none. */
	readonly frameSize: () => Size | null;
	readonly screen: KioskScreen;
	readonly store: KioskStore;
}

/** Two ovals would compete: where to stand is shown only while nobody is there, or stands in the wrong place. */
function needsGuide(screen: KioskScreen): boolean {
	if (screen.kind === "quality") return ["come_closer", "move_back", "move_into_frame"].includes(screen.hint);
	return screen.kind === "idle" || screen.kind === "several";
}

/** The mirror: camera, the dark around it, where to stand, and the outline that follows the face. */
export function Stage({ picture, frameSize, screen, store }: StageProps) {
	const { isMirrored } = useOrientation();
	return (
		<div className={styles.stage} data-guide={needsGuide(screen)} aria-hidden="true">
			{picture}
			<div className={styles.vignette} />
			<svg className={styles.guide} viewBox="0 0 100 128" aria-hidden="true" data-testid="guide">
				<ellipse cx="50" cy="64" rx="49" ry="63" pathLength="112" />
			</svg>
			<FaceOutline store={store} frameSize={frameSize} isMirrored={isMirrored} screen={screen} />
		</div>
	);
}
