import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./card.module.css";

export type CardTone = "recorded" | "already" | "look-again" | "not-recognised" | "not-recorded";

export interface CardProps {
	readonly tone: CardTone;
	readonly icon: LucideIcon;
	readonly testId: string;
	/** One short line beside the sign. */
	readonly lead?: string;
	readonly children: ReactNode;
	/** At the bottom, over the full width. */
	readonly foot?: ReactNode;
}

/** A whole panel in the colour of its state, with its sign: read from the corner of an eye. */
export function Card({ tone, icon: Icon, testId, lead, children, foot }: CardProps) {
	return (
		<section className={styles.card} data-tone={tone} data-testid={testId}>
			<span className={styles.sign}>
				<Icon aria-hidden="true" strokeWidth={2.6} />
			</span>
			{lead ? <p className={styles.lead}>{lead}</p> : null}
			<div className={styles.content}>{children}</div>
			{foot ? <div className={styles.foot}>{foot}</div> : null}
		</section>
	);
}
