// The data-protection page: what is kept of people, where, what for and how long; the rules, and the erasures.
import { useTranslation } from "react-i18next";
import type { HadirClient, OperatorRole } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { LogRulesSection } from "../log-keeping/log-rules-section.tsx";
import { Section } from "../settings/section.tsx";
import { CertificatesSection } from "./certificates-section.tsx";
import { NamesSection } from "./names-section.tsx";
import { RetentionSection } from "./retention-section.tsx";
import styles from "./rights.module.css";

export interface PrivacySectionProps {
	readonly client: HadirClient;
	readonly role: OperatorRole;
}

const rows = [
	"templates",
	"pictures",
	"evidence",
	"identity",
	"codes",
	"attendance",
	"audit",
	"backups",
	"camera",
] as const;

export function PrivacySection({ client, role }: PrivacySectionProps) {
	const overview = useResource(() => client.rights.overview({}));
	const isAdministrator = role === "administrator";
	const reload = () => void overview.reload();
	return (
		<>
			<StoredSection />
			<ErrorBanner error={overview.error} onRetry={reload} />
			{overview.data && (
				<>
					<RetentionSection
						key={JSON.stringify(overview.data.rules)}
						client={client}
						overview={overview.data}
						mayChange={isAdministrator}
						onChanged={reload}
					/>
					{isAdministrator && <LogRulesSection client={client} />}
					{isAdministrator && <NamesSection client={client} />}
					<CertificatesSection
						client={client}
						compaction={overview.data.compaction}
						mayCompact={isAdministrator}
						onChanged={reload}
					/>
				</>
			)}
		</>
	);
}

function StoredSection() {
	const { t } = useTranslation("rights");
	return (
		<Section title={t("privacy.title")} text={t("privacy.text")}>
			<table className={styles.table}>
				<thead>
					<tr>
						<th scope="col">{t("privacy.column.what")}</th>
						<th scope="col">{t("privacy.column.where")}</th>
						<th scope="col">{t("privacy.column.why")}</th>
						<th scope="col">{t("privacy.column.long")}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row}>
							<th scope="row">{t(`privacy.rows.${row}.what`)}</th>
							<td>{t(`privacy.rows.${row}.where`)}</td>
							<td>{t(`privacy.rows.${row}.why`)}</td>
							<td>{t(`privacy.rows.${row}.long`)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</Section>
	);
}
