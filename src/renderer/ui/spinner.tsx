import { classNames } from "./class-names.ts";
import styles from "./spinner.module.css";

/** A turning ring. It says nothing itself: the text beside it does. */
export function Spinner({ size = "normal" }: { readonly size?: "small" | "normal" }) {
	return (
		<svg className={classNames(styles.spinner, styles[size])} viewBox="0 0 24 24" fill="none" aria-hidden="true">
			<circle className={styles.track} cx="12" cy="12" r="9" />
			<circle className={styles.turn} cx="12" cy="12" r="9" pathLength="100" />
		</svg>
	);
}

/** The middle of a page while its first data comes. Appears late, so that a quick answer does not flash. */
export function Loading({ text }: { readonly text: string }) {
	return (
		<div className={styles.loading} role="status">
			<Spinner />
			<span>{text}</span>
		</div>
	);
}
