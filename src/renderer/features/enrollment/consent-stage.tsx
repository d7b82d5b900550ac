// The consent, read and accepted by the employee. The language they read it in is stored with the version.
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { languageNames, languages } from "../../i18n/language.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { ConsentPoints } from "./consent-points.tsx";
import { consentVersion } from "./consent-version.ts";
import styles from "./enrollment-page.module.css";
import type { EnrollmentStore } from "./enrollment-store.ts";

export function ConsentStage({ store }: { readonly store: EnrollmentStore }) {
	const { t, i18n } = useTranslation(["enrollment", "common"]);
	const { person, consentLanguage, evidenceDays, isConsentGiven, isBusy, error } = useStore(store);
	const read = i18n.getFixedT(consentLanguage, "consent");
	const { name } = person;
	return (
		<form
			className={styles.stage}
			onSubmit={(event) => {
				event.preventDefault();
				void store.start();
			}}
		>
			<div className={styles.consentHeading}>
				<div className={styles.heading} lang={consentLanguage}>
					<h2 className={styles.title}>{read("title")}</h2>
					<p className={styles.text}>{read("intro", { name })}</p>
				</div>
				<Segmented
					label={read("languageLabel")}
					value={consentLanguage}
					options={languages.map((value) => ({ value, label: languageNames[value] }))}
					onChange={store.readConsentIn}
				/>
			</div>
			<ConsentPoints language={consentLanguage} evidenceDays={evidenceDays} />
			<ErrorBanner error={error} onRetry={() => void store.start()} />
			{/* Together, and always in sight: a button that waits for a box that cannot be seen is a riddle. */}
			<div className={styles.agreement}>
				<Checkbox label={read("accept", { name })} isChecked={isConsentGiven} onChange={store.giveConsent} />
				<div className={styles.agreementActions}>
					<Button size="large" kind="quiet" icon={ArrowLeft} isDisabled={isBusy} onClick={store.backToDetails}>
						{t("common:back")}
					</Button>
					<p className={styles.version}>{read("version", { version: consentVersion(evidenceDays) })}</p>
					<Button
						type="submit"
						kind="primary"
						size="large"
						iconAfter={ArrowRight}
						isDisabled={!isConsentGiven}
						isBusy={isBusy}
					>
						{t("consent.accept")}
					</Button>
				</div>
			</div>
		</form>
	);
}
