import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./notice.module.css";

export interface NoticeProps {
	readonly icon: LucideIcon;
	/** `wait`: it will pass. `act`: somebody must do something. */
	readonly tone: "wait" | "act";
	readonly title: string;
	readonly action?: string;
	readonly testId: string;
	/** A way out. */
	readonly children?: ReactNode;
}

/** In the middle of the screen, when the kiosk itself is not ready. */
export function Notice({ icon: Icon, tone, title, action, testId, children }: NoticeProps) {
	return (
		<section className={styles.notice} data-tone={tone} data-testid={testId}>
			<span className={styles.sign}>
				<Icon aria-hidden="true" strokeWidth={2} />
			</span>
			<p className={styles.title}>{title}</p>
			{action ? <p className={styles.action}>{action}</p> : null}
			{children}
		</section>
	);
}
