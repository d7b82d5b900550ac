import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import styles from "./rights.module.css";
import type { ConsentRecord } from "./rights-types.ts";

/** Every consent of one person and its end, newest first. */
export function ConsentHistory({ history }: { readonly history: readonly ConsentRecord[] }) {
	const { t } = useTranslation("rights");
	const formats = useFormats(useStatus()?.timeZone);
	if (history.length === 0) return <p className={styles.muted}>{t("card.none")}</p>;
	const moment = (atMs: number) => `${formats.shortDate(atMs)}, ${formats.time(atMs)}`;
	return (
		<table className={styles.table}>
			<thead>
				<tr>
					<th scope="col">{t("card.column.version")}</th>
					<th scope="col">{t("card.column.accepted")}</th>
					<th scope="col">{t("card.column.takenBy")}</th>
					<th scope="col">{t("card.column.withdrawn")}</th>
				</tr>
			</thead>
			<tbody>
				{history.map(({ accepted, withdrawn }) => (
					<tr key={`${accepted?.atMs}-${withdrawn?.atMs}`}>
						<td>{accepted ? `${accepted.version} (${accepted.language})` : t("card.objection")}</td>
						<td className={styles.number}>{accepted && moment(accepted.atMs)}</td>
						<td>{accepted && (accepted.takenBy ?? t("card.unknownTaker"))}</td>
						<td className={styles.number}>
							{withdrawn ? `${moment(withdrawn.atMs)}, ${withdrawn.takenBy}` : t("card.inForce")}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
