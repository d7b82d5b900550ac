import type { CSSProperties } from "react";
import styles from "./time-bar.module.css";

/** Runs out by itself from the moment it appears: what the host says meanwhile does not make it jump. */
export function TimeBar({ runsForMs }: { readonly runsForMs: number }) {
	const time: CSSProperties = { animationDuration: `${runsForMs}ms` };
	return (
		<div className={styles.time} aria-hidden="true">
			<span className={styles.left} style={time} />
		</div>
	);
}
