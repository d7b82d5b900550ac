import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { locales } from "../../i18n/language.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../settings/section.tsx";
import styles from "./calibration-page.module.css";
import type { CalibrationReport } from "./calibration-view.ts";

/** The weakest, as many as somebody reads: where everybody has one photo, everybody is listed. */
const SHOWN = 100;

export interface PeopleTablesProps {
	readonly report: CalibrationReport;
	/** Somebody's name with the id. */
	readonly nameOf: (employeeId: string) => string;
	readonly onShowEmployees: () => void;
}

/** Who are taken for each other most easily, and whose enrollment is weak. */
export function PeopleTables({ report, nameOf, onShowEmployees }: PeopleTablesProps) {
	const { t } = useTranslation("calibration");
	const formats = useFormats();
	const locale = locales[useLanguage()];
	const toEmployees = (
		<div>
			<Button iconAfter={ChevronRight} onClick={onShowEmployees}>
				{t("weak.open")}
			</Button>
		</div>
	);
	return (
		<>
			<Section
				title={t("lookAlikes.title")}
				text={t(report.lookAlikes.length === 0 ? "lookAlikes.none" : "lookAlikes.text")}
			>
				{report.lookAlikes.length > 0 && (
					<table className={styles.table}>
						<thead>
							<tr>
								<th scope="col">{t("lookAlikes.people")}</th>
								<th scope="col">{t("lookAlikes.similarity")}</th>
								<th scope="col">{t("lookAlikes.reaches")}</th>
							</tr>
						</thead>
						<tbody>
							{report.lookAlikes.map(({ employees, similarity, band }) => (
								<tr key={employees.join(" ")}>
									<th scope="row">{formats.list(employees.map(nameOf))}</th>
									<td className={styles.number}>{similarity.toLocaleString(locale, { minimumFractionDigits: 3 })}</td>
									<td>{t(`bands.names.${band}`)}</td>
								</tr>
							))}
						</tbody>
					</table>
				)}
			</Section>
			<Section title={t("weak.title")} text={report.weak.length === 0 ? t("weak.none") : undefined}>
				{report.weak.length > 0 && (
					<>
						<table className={styles.table}>
							<thead>
								<tr>
									<th scope="col">{t("weak.who")}</th>
									<th scope="col">{t("weak.why")}</th>
								</tr>
							</thead>
							<tbody>
								{report.weak.slice(0, SHOWN).map(({ employeeId, weaknesses }) => (
									<tr key={employeeId}>
										<th scope="row">{nameOf(employeeId)}</th>
										<td>{formats.list(weaknesses.map((weakness) => t(`weak.reasons.${weakness}`)))}</td>
									</tr>
								))}
							</tbody>
						</table>
						{report.weak.length > SHOWN && (
							<p className={styles.muted}>{t("weak.more", { count: report.weak.length - SHOWN })}</p>
						)}
						{toEmployees}
					</>
				)}
			</Section>
		</>
	);
}
