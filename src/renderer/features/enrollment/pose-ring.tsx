import { classNames } from "../../ui/class-names.ts";
import type { PoseView } from "./capture-view.ts";
import type { EnrollmentPose } from "./enrollment-store.ts";
import styles from "./pose-ring.module.css";

/** Degrees clockwise from the right, where each pose's part begins and how long it is: left lies at the left, as in a mirror. */
const ARC_DEG = 78;
const arcStarts: Record<Exclude<EnrollmentPose, "front">, number> = { right: -39, down: 51, left: 141, up: 231 };
const OUTER_RADIUS = 96;
const INNER_RADIUS = 87;

function point(radius: number, angleDeg: number): string {
	const angle = (angleDeg * Math.PI) / 180;
	return `${(100 + radius * Math.cos(angle)).toFixed(2)} ${(100 + radius * Math.sin(angle)).toFixed(2)}`;
}

/** The frontal pose is the inner circle, the four turns are the arcs around it. */
export function ringPath(pose: EnrollmentPose): string {
	if (pose === "front") {
		const [top, bottom] = [point(INNER_RADIUS, -90), point(INNER_RADIUS, 90)];
		return `M ${top} A ${INNER_RADIUS} ${INNER_RADIUS} 0 0 1 ${bottom} A ${INNER_RADIUS} ${INNER_RADIUS} 0 0 1 ${top}`;
	}
	const start = arcStarts[pose];
	return `M ${point(OUTER_RADIUS, start)} A ${OUTER_RADIUS} ${OUTER_RADIUS} 0 0 1 ${point(OUTER_RADIUS, start + ARC_DEG)}`;
}

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
