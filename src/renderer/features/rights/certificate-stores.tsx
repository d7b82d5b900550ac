import { useTranslation } from "react-i18next";
import { presentItems } from "./erasure-items.ts";
import styles from "./rights.module.css";
import type { SignedCertificate } from "./rights-types.ts";

/** What each store held and holds: those that had nothing are left out. */
export function CertificateStores({ content }: { readonly content: SignedCertificate["content"] }) {
	const { t } = useTranslation("rights");
	const { removed, remaining, searchIndex, kept } = content;
	const items = presentItems(removed).map(([key, count]) => ({ key, count, left: remaining[key] ?? 0 }));
	return (
		<table className={styles.table}>
			<thead>
				<tr>
					<th scope="col">{t("certificate.store")}</th>
					<th scope="col">{t("certificate.removed")}</th>
					<th scope="col">{t("certificate.remaining")}</th>
				</tr>
			</thead>
			<tbody>
				{items.map(({ key, count, left }) => (
					<tr key={key}>
						<th scope="row">{t(`item.${key}`)}</th>
						<td className={styles.number}>{count}</td>
						<td className={styles.number}>{left}</td>
					</tr>
				))}
				<tr>
					<th scope="row">{t("certificate.index")}</th>
					<td colSpan={2}>{searchIndex ? t("certificate.indexFound", searchIndex) : t("certificate.indexUnasked")}</td>
				</tr>
				<tr>
					<th scope="row">{t("certificate.kept")}</th>
					<td />
					<td className={styles.number}>{kept.attendanceRecords}</td>
				</tr>
			</tbody>
		</table>
	);
}
