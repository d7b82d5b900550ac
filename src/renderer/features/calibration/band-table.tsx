import { useTranslation } from "react-i18next";
import { locales } from "../../i18n/language.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import styles from "./calibration-page.module.css";
import { type CalibrationReport, oneIn } from "./calibration-view.ts";

/** Each band's threshold as it is and as suggested, and what that does, in plain words. */
export function BandTable({ report }: { readonly report: CalibrationReport }) {
	const { t } = useTranslation("calibration");
	const locale = locales[useLanguage()];
	const similarity = (value: number) =>
		value.toLocaleString(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
	const stranger = (rate: number) => {
		const count = oneIn(rate);
		return count === null ? t("bands.unknown") : t("bands.oneIn", { count });
	};
	const missed = (fraction: number | undefined) =>
		fraction === undefined
			? t("bands.unknown")
			: t("bands.percent", {
					value: fraction.toLocaleString(locale, { style: "percent", maximumFractionDigits: 1 }),
				});
	return (
		<>
			<table className={styles.table}>
				<thead>
					<tr>
						<th scope="col">{t("bands.band")}</th>
						<th scope="col">{t("bands.present")}</th>
						<th scope="col">{t("bands.suggested")}</th>
						<th scope="col">{t("bands.stranger")}</th>
						<th scope="col">{t("bands.missed")}</th>
					</tr>
				</thead>
				<tbody>
					{report.bands.map(({ band, suggested, upperRate }) => (
						<tr key={band}>
							<th scope="row">{t(`bands.names.${band}`)}</th>
							<td className={styles.number}>{similarity(report.present[band])}</td>
							<td className={suggested === report.present[band] ? styles.number : styles.changed}>
								{similarity(suggested)}
							</td>
							<td>{stranger(upperRate)}</td>
							<td>{missed(report.genuineBelow?.[band])}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p className={styles.muted}>{t("bands.help")}</p>
		</>
	);
}
