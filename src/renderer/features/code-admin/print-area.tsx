import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import styles from "./print-area.module.css";

/** What a printer gets while it is mounted, instead of the screen. Not to be seen on the screen. */
export function PrintArea({ children }: { readonly children: ReactNode }) {
	return createPortal(
		<div className={styles.area} data-print-area>
			{children}
		</div>,
		document.body,
	);
}
