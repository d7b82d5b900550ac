import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import styles from "../../ui/history-list.module.css";
import { Section } from "../settings/section.tsx";
import type { UpdateOverview } from "./update-view.ts";

/** What became of the last versions, newest first. */
export function UpdateHistory({ history }: { readonly history: UpdateOverview["history"] }) {
	const { t } = useTranslation("updates");
	const formats = useFormats();
	return (
		<Section title={t("history.title")}>
			{history.length === 0 && <p className={styles.muted}>{t("history.none")}</p>}
			<ul className={styles.list}>
				{history.map(({ version, from, outcome, reason, atMs }) => (
					<li key={`${atMs} ${version}`} className={styles.item}>
						<p className={styles.what}>{t(`history.${outcome}`, { version, from })}</p>
						{reason !== null && <p>{t(`reason.${reason}`)}</p>}
						<p className={styles.muted}>
							{formats.shortDate(atMs)}, {formats.time(atMs)}
						</p>
					</li>
				))}
			</ul>
		</Section>
	);
}
