import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import styles from "./rights.module.css";
import type { RetentionRules } from "./rights-types.ts";

export interface RetentionPreviewTableProps {
	readonly client: HadirClient;
	readonly rules: RetentionRules;
}

const SHOWN = 20;

/** Whom the rules would concern, as they are on the screen: nothing happens by looking. */
export function RetentionPreviewTable({ client, rules }: RetentionPreviewTableProps) {
	const { t } = useTranslation("rights");
	const status = useStatus();
	const formats = useFormats(status?.timeZone);
	const { data, error, reload } = useResource(() => client.rights.preview({ rules }));
	if (!data) return <ErrorBanner error={error} onRetry={() => void reload()} />;
	const { people, pictures } = data;
	const eraseWord = (eraseAtMs: number | null) => {
		if (eraseAtMs === null) return t("rules.onlyFlagged");
		return status && eraseAtMs <= status.nowMs ? t("rules.dueNow") : formats.shortDate(eraseAtMs);
	};
	return (
		<div>
			<p className={styles.strong}>{t("rules.preview")}</p>
			{pictures.items > 0 && <p>{t("rules.previewPictures", { count: pictures.items })}</p>}
			{people.length === 0 && <p className={styles.muted}>{t("rules.previewNone")}</p>}
			{people.length > 0 && (
				<table className={styles.table}>
					<thead>
						<tr>
							<th scope="col">{t("rules.column.name")}</th>
							<th scope="col">{t("rules.column.rule")}</th>
							<th scope="col">{t("rules.column.since")}</th>
							<th scope="col">{t("rules.column.erase")}</th>
						</tr>
					</thead>
					<tbody>
						{people.slice(0, SHOWN).map(({ employeeId, name, rule, sinceMs, eraseAtMs }) => (
							<tr key={employeeId}>
								<th scope="row">
									{name} <span className={styles.muted}>{employeeId}</span>
								</th>
								<td>{t(`rules.rule.${rule}`)}</td>
								<td className={styles.number}>{formats.shortDate(sinceMs)}</td>
								<td className={styles.number}>{eraseWord(eraseAtMs)}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			{people.length > SHOWN && <p className={styles.muted}>{t("rules.more", { count: people.length - SHOWN })}</p>}
		</div>
	);
}
