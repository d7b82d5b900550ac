import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import styles from "./person-page.module.css";
import type { EmployeeDetails } from "./person-types.ts";

export interface PersonFactsProps {
	readonly client: HadirClient;
	readonly details: EmployeeDetails;
}

export function PersonFacts({ client, details }: PersonFactsProps) {
	const { t } = useTranslation("employees");
	const status = useStatus();
	const formats = useFormats(status?.timeZone);
	const { summary, formerIds, punches, hasPicture } = details;
	const lastSeen = punches[0]?.occurredAt;
	const consentWords = () => {
		const { consent, withdrawal } = summary;
		if (withdrawal) return t("facts.consentWithdrawn", { date: formats.shortDate(withdrawal.atMs) });
		if (!consent) return t("facts.noConsent");
		return t("facts.consentGiven", { version: consent.version, date: formats.shortDate(consent.acceptedAtMs) });
	};
	const facts: [string, string][] = [
		[t("facts.state"), t(summary.isActive ? "facts.active" : "inactive")],
		[
			t("facts.lastSeen"),
			lastSeen && status
				? `${formats.ago(Date.parse(lastSeen), status.nowMs)} · ${formats.shortDate(lastSeen)}, ${formats.time(lastSeen)}`
				: t("neverSeen"),
		],
		[t("facts.consent"), consentWords()],
		[t("column.since"), formats.shortDate(summary.createdAtMs)],
	];
	if (formerIds.length > 0) facts.push([t("facts.formerIds"), formerIds.join(", ")]);
	if (summary.lookAlikes.length > 0) facts.push([t("facts.lookAlikes"), summary.lookAlikes.join(", ")]);
	return (
		<section className={styles.card}>
			{!summary.isActive && <Banner kind="info" title={t("facts.inactiveTitle")} text={t("facts.inactiveText")} />}
			<div className={styles.facts}>
				{hasPicture && <Picture client={client} employeeId={summary.employeeId} name={summary.name} />}
				<dl className={styles.list}>
					{facts.map(([name, value]) => (
						<div key={name} className={styles.fact}>
							<dt>{name}</dt>
							<dd>{value}</dd>
						</div>
					))}
				</dl>
			</div>
		</section>
	);
}

interface PictureProps {
	readonly client: HadirClient;
	readonly employeeId: string;
	readonly name: string;
}

/** The picture that enrollment kept. In memory of this page only. */
function Picture({ client, employeeId, name }: PictureProps) {
	const { t } = useTranslation("employees");
	const [url, setUrl] = useState<string | null>(null);
	useEffect(() => {
		let made: string | null = null;
		let isGone = false;
		client.employees.picture({ employeeId }).then(
			(picture) => {
				if (isGone) return;
				made = URL.createObjectURL(picture);
				setUrl(made);
			},
			// Erased meanwhile: the page does without.
			() => setUrl(null),
		);
		return () => {
			isGone = true;
			if (made !== null) URL.revokeObjectURL(made);
		};
	}, [client, employeeId]);
	return url === null ? null : <img className={styles.picture} src={url} alt={t("facts.picture", { name })} />;
}
