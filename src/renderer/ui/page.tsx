import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./page.module.css";

export interface PageProps {
	readonly title: string;
	/** One quiet line below the title. */
	readonly note?: string;
	/** At the right of the title, e.g. the one thing to do here. */
	readonly action?: ReactNode;
	readonly children: ReactNode;
	/** `fill`: the content takes the height and scrolls in itself; `scroll`: the page scrolls. */
	readonly height?: "fill" | "scroll";
}

/** Letters of a title that stays on one line. A person's name may be far longer, and must not push the way back away. */
const ONE_LINE = 28;

/** Title and content of a page of the supervisor area. */
export function Page({ title, note, action, children, height = "fill" }: PageProps) {
	return (
		<main className={classNames(styles.page, height === "scroll" && styles.scroll)}>
			<div className={styles.content}>
				<header className={styles.header}>
					<div>
						<h1 className={classNames(styles.title, title.length > ONE_LINE && styles.long)}>{title}</h1>
						{note !== undefined && <p className={styles.note}>{note}</p>}
					</div>
					{action}
				</header>
				{children}
			</div>
		</main>
	);
}
