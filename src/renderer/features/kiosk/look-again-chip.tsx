import type { LucideIcon } from "lucide-react";
import { classNames } from "../../ui/class-names.ts";
import styles from "./look-again-chip.module.css";

export interface LookAgainChipProps {
	readonly icon: LucideIcon;
	readonly text: string;
	/** Where it stands. */
	readonly className: string | undefined;
	readonly testId: string;
}

/** Something of the kiosk itself that whoever looks after it should look at; nobody who comes and goes need mind it. */
export function LookAgainChip({ icon: Icon, text, className, testId }: LookAgainChipProps) {
	return (
		<p className={classNames(styles.chip, className)} data-testid={testId}>
			<Icon aria-hidden="true" />
			{text}
		</p>
	);
}
