import type { ReactNode } from "react";
import styles from "./settings-page.module.css";

export interface SectionProps {
	readonly title: string;
	readonly text?: string | undefined;
	readonly children: ReactNode;
}

export function Section({ title, text, children }: SectionProps) {
	return (
		<section className={styles.section}>
			<div>
				<h2 className={styles.sectionTitle}>{title}</h2>
				{text && <p className={styles.muted}>{text}</p>}
			</div>
			{children}
		</section>
	);
}
