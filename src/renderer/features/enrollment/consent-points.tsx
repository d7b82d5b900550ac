import { BadgeCheck, Camera, KeyRound, LockKeyhole, ScanFace, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../i18n/language.ts";
import styles from "./enrollment-page.module.css";

const points = [
	{ id: "purpose", icon: BadgeCheck },
	{ id: "stored", icon: ScanFace },
	{ id: "safe", icon: LockKeyhole },
	{ id: "erase", icon: Undo2 },
	{ id: "alternative", icon: KeyRound },
] as const;

export interface ConsentPointsProps {
	readonly language: Language;
	/** Days that evidence photos of punches are kept; null where none are. */
	readonly evidenceDays?: number | null;
}

/** What the employee agrees to, in the language they read it in. */
export function ConsentPoints({ language, evidenceDays = null }: ConsentPointsProps) {
	const { i18n } = useTranslation();
	const read = i18n.getFixedT(language, "consent");
	return (
		<ul className={styles.points} lang={language}>
			{points.map(({ id, icon: Icon }) => (
				<li key={id} className={styles.point}>
					<Icon aria-hidden />
					<p>
						<strong className={styles.pointTitle}>{read(`points.${id}.title`)}</strong>
						{id === "stored" && evidenceDays !== null ? read("points.stored.onlyTemplate") : read(`points.${id}.text`)}
					</p>
				</li>
			))}
			{evidenceDays !== null && (
				<li className={styles.point}>
					<Camera aria-hidden />
					<p>
						<strong className={styles.pointTitle}>{read("evidence.title")}</strong>
						{read("evidence.text", { count: evidenceDays })}
					</p>
				</li>
			)}
		</ul>
	);
}
