// A message in the flow of a page: what happened, what to do about it. Never over other content.
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./banner.module.css";
import { classNames } from "./class-names.ts";

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, problem: CircleAlert };

export interface BannerProps {
	readonly kind: keyof typeof icons;
	readonly title: string;
	readonly text?: string;
	/** Usually one button. */
	readonly action?: ReactNode;
}

export function Banner({ kind, title, text, action }: BannerProps) {
	const Icon = icons[kind];
	return (
		<div className={classNames(styles.banner, styles[kind])} role={kind === "problem" ? "alert" : "status"}>
			<Icon className={styles.icon} aria-hidden />
			<div className={styles.words}>
				<p className={styles.title}>{title}</p>
				{text && <p className={styles.text}>{text}</p>}
			</div>
			{action && <div className={styles.action}>{action}</div>}
		</div>
	);
}
