// Where one is in a sequence. Done steps carry a check; names are left out where there is no room for them.
import { Check } from "lucide-react";
import { classNames } from "./class-names.ts";
import styles from "./steps.module.css";

export interface StepsProps {
	readonly steps: readonly { readonly id: string; readonly label: string }[];
	readonly current: number;
	/** For a screen reader, e.g. "Step 2 of 5". */
	readonly label: string;
	/** So many that only the current one is named. */
	readonly isLong?: boolean;
}

export function Steps({ steps, current, label, isLong = false }: StepsProps) {
	return (
		<ol className={classNames(styles.steps, isLong && styles.long)} aria-label={label}>
			{steps.map((step, index) => (
				<li
					key={step.id}
					className={classNames(styles.step, index < current && styles.done, index === current && styles.current)}
					aria-current={index === current ? "step" : undefined}
				>
					<span className={styles.disc}>{index < current ? <Check aria-hidden /> : index + 1}</span>
					<span className={styles.name}>{step.label}</span>
				</li>
			))}
		</ol>
	);
}
