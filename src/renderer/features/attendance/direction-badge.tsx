import { LogIn, LogOut } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/class-names.ts";
import styles from "./day-page.module.css";
import type { DayEvent } from "./day-summary.ts";

export interface DirectionBadgeProps {
	readonly direction: DayEvent["direction"];
	/** It does not hold any more: another record took its place. */
	readonly isCorrected: boolean;
}

/** Told apart by icon and word; colour only helps. */
export function DirectionBadge({ direction, isCorrected }: DirectionBadgeProps) {
	const { t } = useTranslation("common");
	const Icon = direction === "IN" ? LogIn : LogOut;
	return (
		<span
			className={classNames(styles.badge, direction === "IN" ? styles.in : styles.out, isCorrected && styles.corrected)}
		>
			<Icon aria-hidden />
			{t(`direction.${direction}`)}
		</span>
	);
}
