// A new consent after a withdrawal: the same text as at enrollment, read and accepted by the person.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { languageNames, languages } from "../../i18n/language.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { ConsentPoints } from "../enrollment/consent-points.tsx";
import { consentVersion } from "../enrollment/consent-version.ts";
import styles from "./rights.module.css";
import type { Person } from "./rights-types.ts";

export interface RenewDialogProps {
	readonly client: HadirClient;
	readonly person: Person;
	readonly isOpen: boolean;
	readonly onClose: () => void;
	readonly onDone: () => void;
}

export function RenewDialog({ person, isOpen, onClose, ...props }: RenewDialogProps) {
	const { t } = useTranslation("rights");
	return (
		<Dialog isOpen={isOpen} title={t("renew.title", { name: person.name })} onClose={onClose} isForReading>
			{isOpen && <RenewForm person={person} onClose={onClose} {...props} />}
		</Dialog>
	);
}

function RenewForm({ client, person, onClose, onDone }: Omit<RenewDialogProps, "isOpen">) {
	const { t, i18n } = useTranslation(["rights", "common"]);
	const ownLanguage = useLanguage();
	const [language, setLanguage] = useState(ownLanguage);
	const [isAccepted, setIsAccepted] = useState(false);
	const save = useSave();
	// What the text says, and the version that is kept with it, depends on whether photos are kept of punches.
	const { data: rule, error: ruleError } = useResource(() => client.log.evidence({}));
	const evidenceDays = rule === null || rule.evidence === "off" ? null : rule.evidenceDays;
	const read = i18n.getFixedT(language, "consent");
	const keep = () =>
		void save.run(async () => {
			const consent = { version: consentVersion(evidenceDays), language, accepted: true } as const;
			await client.rights.renew({ employeeId: person.employeeId, consent });
			onDone();
		});
	return (
		<div className={styles.form}>
			<p className={styles.muted}>{t("renew.text")}</p>
			<Segmented
				label={read("languageLabel")}
				value={language}
				options={languages.map((value) => ({ value, label: languageNames[value] }))}
				onChange={(next) => {
					setLanguage(next);
					setIsAccepted(false);
				}}
			/>
			{rule && <ConsentPoints language={language} evidenceDays={evidenceDays} />}
			{rule && (
				<Checkbox label={read("accept", { name: person.name })} isChecked={isAccepted} onChange={setIsAccepted} />
			)}
			<ErrorBanner error={ruleError ?? save.error} />
			<div className={styles.formActions}>
				<Button size="large" isDisabled={save.isSaving} onClick={onClose}>
					{t("common:cancel")}
				</Button>
				<Button size="large" kind="primary" isDisabled={!isAccepted} isBusy={save.isSaving} onClick={keep}>
					{t("renew.confirm")}
				</Button>
			</div>
		</div>
	);
}
