// The consent that somebody's templates are kept under: to read again, and to print for whoever wants it on paper.
import { FileCheck, Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { PrintArea } from "../code-admin/print-area.tsx";
import { usePrinting } from "../code-admin/use-printing.ts";
import { ConsentPoints } from "./consent-points.tsx";
import styles from "./consent-record.module.css";
import { readConsentVersion } from "./consent-version.ts";
import type { EnrolledEmployee } from "./enrollment-store.ts";

type Consent = NonNullable<EnrolledEmployee["consent"]>;

export interface ConsentRecordProps {
	readonly person: Pick<EnrolledEmployee, "employeeId" | "name" | "consent">;
}

/** A button to it; nothing where there is no consent. */
export function ConsentRecordButton({ person }: ConsentRecordProps) {
	const { t } = useTranslation(["enrollment", "common"]);
	const [isOpen, setIsOpen] = useState(false);
	const { isPrinting, start } = usePrinting();
	const { consent } = person;
	if (!consent) return null;
	const record = <ConsentText person={person} consent={consent} />;
	return (
		<>
			<Button icon={FileCheck} onClick={() => setIsOpen(true)}>
				{t("consentRecord.open")}
			</Button>
			<Dialog isOpen={isOpen} title={t("consentRecord.title")} onClose={() => setIsOpen(false)} isForReading>
				{record}
				<p className={styles.withdraw}>{t("consentRecord.withdraw")}</p>
				<div className={styles.actions}>
					<Button size="large" icon={Printer} onClick={start}>
						{t("consentRecord.print")}
					</Button>
					<Button size="large" kind="primary" onClick={() => setIsOpen(false)}>
						{t("common:close")}
					</Button>
				</div>
			</Dialog>
			{isPrinting && <PrintArea>{record}</PrintArea>}
		</>
	);
}

function ConsentText({
	person,
	consent,
}: {
	readonly person: ConsentRecordProps["person"];
	readonly consent: Consent;
}) {
	const { t, i18n } = useTranslation("enrollment");
	const status = useStatus();
	const formats = useFormats(status?.timeZone);
	const { version, language, acceptedAtMs } = consent;
	const read = i18n.getFixedT(language, "consent");
	const known = readConsentVersion(version);
	return (
		<div className={styles.record}>
			<p className={styles.who}>
				{person.name} · {person.employeeId}
			</p>
			<p>
				{t("consentRecord.accepted", { date: formats.longDate(acceptedAtMs), time: formats.time(acceptedAtMs) })}
				<br />
				{read("version", { version })}
			</p>
			{known ? (
				<>
					<ConsentPoints language={language} evidenceDays={known.evidenceDays} />
					<p lang={language}>{read("accept", { name: person.name })}</p>
				</>
			) : (
				<p>{t("consentRecord.otherText")}</p>
			)}
		</div>
	);
}
