import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { DirectionBadge } from "../attendance/direction-badge.tsx";
import styles from "./person-page.module.css";
import type { EmployeeDetails } from "./person-types.ts";

/** The person's latest punches, newest first. */
export function PersonHistory({ punches }: Pick<EmployeeDetails, "punches">) {
	const { t } = useTranslation(["employees", "common"]);
	const formats = useFormats(useStatus()?.timeZone);
	return (
		<section className={styles.card}>
			<h2 className={styles.cardTitle}>{t("history.title")}</h2>
			{punches.length === 0 ? (
				<p className={styles.muted}>{t("history.none")}</p>
			) : (
				<table className={styles.history}>
					<thead>
						<tr>
							<th scope="col">{t("history.date")}</th>
							<th scope="col">{t("history.time")}</th>
							<th scope="col">{t("history.direction")}</th>
							<th scope="col">{t("history.method")}</th>
						</tr>
					</thead>
					<tbody>
						{punches.map(({ eventId, occurredAt, direction, method }) => (
							<tr key={eventId}>
								<td>{formats.longDate(occurredAt)}</td>
								<td className={styles.number}>{formats.time(occurredAt)}</td>
								<td>
									<DirectionBadge direction={direction} isCorrected={false} />
								</td>
								<td className={styles.muted}>{t(`common:method.${method}`)}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</section>
	);
}
