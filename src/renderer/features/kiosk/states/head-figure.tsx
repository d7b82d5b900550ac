import type { ChallengeStep } from "../../../client/types.ts";
import styles from "./head-figure.module.css";

/**
 * A head that does what is asked, over and over. Seen as in a mirror, like the picture behind it: the person's left is
 * on the left.
 */
export function HeadFigure({ step }: { readonly step: ChallengeStep }) {
	return (
		<svg className={styles.figure} data-step={step} viewBox="-26 0 252 200" aria-hidden="true">
			<path className={styles.shoulders} d="M22 196c6-30 36-42 78-42s72 12 78 42" />
			<g className={styles.head}>
				<path className={styles.ear} data-side="left" d="M44 92c-12-5-17 5-13 17s11 17 18 13" />
				<path className={styles.ear} data-side="right" d="M156 92c12-5 17 5 13 17s-11 17-18 13" />
				<ellipse className={styles.skull} cx="100" cy="94" rx="56" ry="70" />
				<g className={styles.face}>
					<g className={styles.eyes}>
						<circle cx="78" cy="84" r="7.5" />
						<circle cx="122" cy="84" r="7.5" />
					</g>
					<g className={styles.lids}>
						<path d="M69 85c5 5 13 5 18 0" />
						<path d="M113 85c5 5 13 5 18 0" />
					</g>
					<path className={styles.nose} d="M100 92v20c0 4-3 6-8 6" />
					<path className={styles.mouth} d="M82 136c10 8 26 8 36 0" />
				</g>
			</g>
			<path className={styles.arrow} data-side="left" d="M2 24l-20 18 20 18M-16 42h40" />
			<path className={styles.arrow} data-side="right" d="m198 24 20 18-20 18M216 42h-40" />
		</svg>
	);
}
