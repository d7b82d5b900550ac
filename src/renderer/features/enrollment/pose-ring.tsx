import { classNames } from "../../ui/class-names.ts";
import type { PoseView } from "./capture-view.ts";
import { ringPath } from "./pose-path.ts";
import styles from "./pose-ring.module.css";

export interface PoseRingProps {
	readonly views: readonly PoseView[];
	readonly label: string;
}

/** A ring around the picture that fills with each pose. */
export function PoseRing({ views, label }: PoseRingProps) {
	return (
		<svg className={styles.ring} viewBox="0 0 200 200" fill="none" role="img" aria-label={label}>
			{views.map(({ pose, state, fill }) => (
				<g key={pose} className={classNames(styles.part, styles[state], pose === "front" && styles.front)}>
					<path className={styles.track} d={ringPath(pose)} />
					<path
						className={classNames(styles.fill, fill === 0 && styles.empty)}
						d={ringPath(pose)}
						pathLength={100}
						strokeDasharray={`${Math.round(fill * 100)} 200`}
					/>
				</g>
			))}
		</svg>
	);
}
