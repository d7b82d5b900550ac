import { useTranslation } from "react-i18next";
import { locales } from "../../i18n/language.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import history from "../../ui/history-list.module.css";
import { formatBytes } from "../health/health-findings.ts";
import { Section } from "../settings/section.tsx";
import type { Backup, BackupOverview } from "./backup-draft.ts";
import styles from "./backups.module.css";

/** What lies on this computer, newest first. */
export function BackupList({ overview }: { readonly overview: BackupOverview }) {
	const { t } = useTranslation("backups");
	if (overview.backups.length === 0) return null;
	return (
		<Section title={t("list.title")} text={t("list.place", { place: overview.place })}>
			<ul className={history.list}>
				{overview.backups.map((backup) => (
					<BackupRow key={backup.fileName} backup={backup} />
				))}
			</ul>
		</Section>
	);
}

function BackupRow({ backup }: { readonly backup: Backup }) {
	const { t } = useTranslation("backups");
	const formats = useFormats();
	const locale = locales[useLanguage()];
	const { madeAtMs, kind, bytes, people, events, isLogIntact, fileName } = backup;
	const content = [
		t(`list.kinds.${kind}`),
		formatBytes(bytes, locale),
		t("list.people", { count: people }),
		t("list.events", { count: events }),
		isLogIntact ? t("list.verified") : t("list.logBroken"),
	];
	return (
		<li className={history.item}>
			<p className={history.what}>
				{formats.shortDate(madeAtMs)}, {formats.time(madeAtMs)}
			</p>
			<p className={history.muted}>{content.join(" · ")}</p>
			<p className={styles.file}>{fileName}</p>
		</li>
	);
}
