import type { LucideIcon } from "lucide-react";
import styles from "./attention-mark.module.css";

/** Something to look into: a sign and words, never a colour alone. */
export function AttentionMark({ icon: Icon, text }: { readonly icon: LucideIcon; readonly text: string }) {
	return (
		<span className={styles.mark}>
			<Icon aria-hidden />
			{text}
		</span>
	);
}
