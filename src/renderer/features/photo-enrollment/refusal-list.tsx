import { useTranslation } from "react-i18next";
import styles from "./photo-enrollment.module.css";
import type { ReportRow } from "./photo-report.ts";

/** As many as somebody reads; the report has them all. */
const SHOWN = 100;

/** Each photo or line that was not taken, with the reason. */
export function RefusalList({ rows }: { readonly rows: readonly ReportRow[] }) {
	const { t } = useTranslation("photoEnrollment");
	if (rows.length === 0) return null;
	return (
		<section className={styles.refusals} aria-label={t("refusals")}>
			<h2 className={styles.refusalsTitle}>{t("refusals")}</h2>
			<ul className={styles.refusalList}>
				{rows.slice(0, SHOWN).map(({ file, employeeId, reason }) => (
					<li key={`${employeeId} ${file} ${reason}`} className={styles.refusal}>
						<span className={styles.refusalWho}>{[employeeId, file].filter(Boolean).join(" · ")}</span>
						<span>{reason}</span>
					</li>
				))}
			</ul>
			{rows.length > SHOWN && <p className={styles.hint}>{t("more", { count: rows.length - SHOWN })}</p>}
		</section>
	);
}
