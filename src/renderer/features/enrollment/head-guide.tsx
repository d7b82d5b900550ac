import { classNames } from "../../ui/class-names.ts";
import type { HeadMove } from "./capture-view.ts";
import styles from "./head-guide.module.css";

export interface HeadGuideProps {
	readonly move: HeadMove;
	/** The pose is being held: the head stays there. */
	readonly isHeld: boolean;
}

/** A small head that does what the person should do, as in a mirror. The words beside it say the same. */
export function HeadGuide({ move, isHeld }: HeadGuideProps) {
	return (
		<svg
			className={styles.guide}
			data-move={move}
			data-held={isHeld}
			viewBox="0 0 120 120"
			fill="none"
			aria-hidden="true"
		>
			<g className={styles.head}>
				<path className={styles.shoulders} d="M22 116c4-18 19-26 38-26s34 8 38 26" />
				<ellipse className={styles.outline} cx="60" cy="52" rx="27" ry="34" />
				<g className={styles.face}>
					<circle className={styles.eye} cx="50" cy="46" r="3" />
					<circle className={styles.eye} cx="70" cy="46" r="3" />
					<path className={styles.line} d="M60 49v9" />
					<path className={styles.line} d="M52 68q8 6 16 0" />
				</g>
			</g>
			<path className={classNames(styles.arrow, styles.arrowLeft)} d="m18 42-10 10 10 10" />
			<path className={classNames(styles.arrow, styles.arrowRight)} d="m102 42 10 10-10 10" />
			<path className={classNames(styles.arrow, styles.arrowUp)} d="m50 12 10-9 10 9" />
			<path className={classNames(styles.arrow, styles.arrowDown)} d="m50 104 10 9 10-9" />
		</svg>
	);
}
