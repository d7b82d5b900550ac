import { Card, type CardProps } from "./card.tsx";
import styles from "./message-card.module.css";

export interface MessageCardProps extends Omit<CardProps, "children" | "foot" | "lead"> {
	readonly title: string;
	/** What to do now. */
	readonly action: string;
	/** Where to turn when that does not help. */
	readonly help?: string;
}

export function MessageCard({ title, action, help, ...card }: MessageCardProps) {
	return (
		<Card {...card} foot={help ? <p className={styles.help}>{help}</p> : null}>
			<p className={styles.title}>{title}</p>
			<p className={styles.action}>{action}</p>
		</Card>
	);
}
