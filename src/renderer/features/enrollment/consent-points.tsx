import { BadgeCheck, KeyRound, LockKeyhole, ScanFace, Undo2 } from "lucide-react";
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

/** What the employee agrees to, in the language they read it in. */
export function ConsentPoints({ language }: { readonly language: Language }) {
	const { i18n } = useTranslation();
	const read = i18n.getFixedT(language, "consent");
	return (
		<ul className={styles.points} lang={language}>
			{points.map(({ id, icon: Icon }) => (
				<li key={id} className={styles.point}>
					<Icon aria-hidden />
					<p>
						<strong className={styles.pointTitle}>{read(`points.${id}.title`)}</strong>
						{read(`points.${id}.text`)}
					</p>
				</li>
			))}
		</ul>
	);
}
