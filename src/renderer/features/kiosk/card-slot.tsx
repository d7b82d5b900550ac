import { type ReactNode, useEffect, useState } from "react";
import styles from "./card-slot.module.css";

export interface SlotCard {
	/** A new key slides in anew. */
	readonly key: string;
	readonly card: ReactNode;
}

const LEAVE_MS = 200;

/** The one place where cards appear: slides up, stays as long as it is given, fades away. */
export function CardSlot({ content }: { readonly content: SlotCard | null }) {
	const [last, setLast] = useState<SlotCard | null>(null);
	const key = content?.key ?? null;
	if (content && content.key !== last?.key) setLast(content);

	useEffect(() => {
		if (key !== null) return;
		const timer = setTimeout(() => setLast(null), LEAVE_MS);
		return () => clearTimeout(timer);
	}, [key]);

	const shown = content ?? last;
	return (
		<div className={styles.slot} role="status" aria-live="assertive" aria-atomic="true">
			{shown ? (
				<div key={shown.key} className={styles.card} data-leaving={content === null} aria-hidden={content === null}>
					{shown.card}
				</div>
			) : null}
		</div>
	);
}
