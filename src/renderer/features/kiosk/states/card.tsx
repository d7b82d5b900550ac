import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./card.module.css";

export type CardTone = "recorded" | "look-again" | "not-recognised" | "not-recorded";

export interface CardProps {
	readonly tone: CardTone;
	readonly icon: LucideIcon;
	readonly testId: string;
	readonly children: ReactNode;
}

/** A whole panel in the colour of its state, with its sign: read from the corner of an eye. */
export function Card({ tone, icon: Icon, testId, children }: CardProps) {
	return (
		<section className={styles.card} data-tone={tone} data-testid={testId}>
			<span className={styles.sign}>
				<Icon aria-hidden="true" strokeWidth={2.6} />
			</span>
			<div className={styles.content}>{children}</div>
		</section>
	);
}
