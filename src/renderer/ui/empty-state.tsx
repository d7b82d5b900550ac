import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

export interface EmptyStateProps {
	readonly icon: LucideIcon;
	readonly title: string;
	readonly text: string;
	readonly action?: ReactNode;
}

/** A page without content: what will be here, and how it gets here. */
export function EmptyState({ icon: Icon, title, text, action }: EmptyStateProps) {
	return (
		<div className={styles.empty}>
			<div className={styles.disc}>
				<Icon aria-hidden />
			</div>
			<h2 className={styles.title}>{title}</h2>
			<p className={styles.text}>{text}</p>
			{action}
		</div>
	);
}
