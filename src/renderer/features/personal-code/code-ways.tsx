import { IdCard, KeyRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./code-ways.module.css";
import type { CodeWays as Ways } from "./use-code-ways.ts";

export interface CodeWaysProps {
	readonly ways: Ways;
	/** Points to itself: the camera has twice not known who it is. */
	readonly isOffered: boolean;
	readonly onOpen: (kind: "number" | "badge") => void;
}

/** Always there, in the same place, one touch away. */
export function CodeWays({ ways, isOffered, onOpen }: CodeWaysProps) {
	const { t } = useTranslation("codes");
	if (!ways.pin && !ways.badge) return null;
	return (
		<section className={styles.ways} data-offered={isOffered} aria-label={t("ways.region")}>
			{isOffered && (
				<p className={styles.offer} role="status">
					{t("ways.offer")}
				</p>
			)}
			<div className={styles.buttons}>
				{ways.pin && (
					<button type="button" className={styles.way} onClick={() => onOpen("number")}>
						<KeyRound aria-hidden="true" />
						{t("ways.pin")}
					</button>
				)}
				{ways.badge && (
					<button type="button" className={styles.way} onClick={() => onOpen("badge")}>
						<IdCard aria-hidden="true" />
						{t("ways.badge")}
					</button>
				)}
			</div>
		</section>
	);
}
