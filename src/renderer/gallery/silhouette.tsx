import type { FaceOverlay } from "../client/types.ts";
import styles from "./silhouette.module.css";

/** Of the picture that a camera would give here. */
export const PICTURE = { width: 1280, height: 720 } as const;

/** Where the head of the silhouette is, as the engine would tell it. */
export const silhouetteFace: FaceOverlay = {
	box: { x: 0.43, y: 0.25, width: 0.14, height: 0.34 },
	pose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 },
};

/** A wall, and the outline of nobody in particular: no photo of a person is in the project. */
export function Silhouette({ hasPerson }: { readonly hasPerson: boolean }) {
	return (
		<svg
			className={styles.picture}
			viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
			preserveAspectRatio="xMidYMid slice"
			aria-hidden="true"
		>
			<rect className={styles.wall} width={PICTURE.width} height={PICTURE.height} />
			<rect className={styles.window} x="120" y="90" width="240" height="360" rx="6" />
			<rect className={styles.window} x="930" y="90" width="240" height="360" rx="6" />
			{hasPerson && (
				<g className={styles.person}>
					<path d="M372 720c6-150 96-206 196-222v-40h144v40c100 16 190 72 196 222z" />
					<ellipse cx="640" cy="296" rx="104" ry="140" />
				</g>
			)}
		</svg>
	);
}
