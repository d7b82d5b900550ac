// A certificate of erasure, to read, to print and to save.
import { Download, Printer } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { saveFile } from "../../data/save-file.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { PrintArea } from "../code-admin/print-area.tsx";
import { usePrinting } from "../code-admin/use-printing.ts";
import { certificateFile } from "./certificate-document.ts";
import { CertificateStores } from "./certificate-stores.tsx";
import styles from "./rights.module.css";
import type { IssuedErasure, SignedCertificate } from "./rights-types.ts";

export interface CertificateViewProps {
	readonly certificate: SignedCertificate;
	/** Only right after the erasure: the kiosk does not keep whose it was. */
	readonly opening: IssuedErasure["opening"];
	readonly onClose: () => void;
}

export function CertificateView({ certificate, opening, onClose }: CertificateViewProps) {
	const { t } = useTranslation(["rights", "common"]);
	const { isPrinting, start } = usePrinting();
	const content = <CertificateText certificate={certificate} opening={opening} />;
	return (
		<div className={styles.form}>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
			<div className={styles.scroll} tabIndex={0}>
				{content}
			</div>
			<div className={styles.certificateActions}>
				<Button size="large" onClick={onClose}>
					{t("common:close")}
				</Button>
				<Button size="large" icon={Printer} onClick={start}>
					{t("certificate.print")}
				</Button>
				<Button
					size="large"
					kind="primary"
					icon={Download}
					onClick={() => {
						const file = certificateFile(certificate, opening);
						saveFile(file, file.name);
					}}
				>
					{t("certificate.download")}
				</Button>
			</div>
			{isPrinting && (
				<PrintArea>
					<h1>{t("certificate.title")}</h1>
					{content}
				</PrintArea>
			)}
		</div>
	);
}

function CertificateText({ certificate, opening }: Omit<CertificateViewProps, "onClose">) {
	const { t } = useTranslation("rights");
	const moment = useMoment();
	const { content } = certificate;
	const facts: [string, string][] = [
		[t("certificate.number"), `${content.erasureId} (${t("certificate.revision", { revision: content.revision })})`],
		[t("certificate.kiosk"), `${content.kiosk.name} · ${content.kiosk.id}`],
		[t("certificate.scope"), t(`erase.scopes.${content.scope}`)],
		[t("certificate.cause"), t(`certificate.causes.${content.cause}`)],
		...(content.withdrawnAt === null ? [] : [[t("certificate.withdrawnAt"), moment(content.withdrawnAt)] as const]),
		[t("certificate.erasedAt"), moment(content.erasedAt)],
		[t("certificate.issuedAt"), moment(content.issuedAt)],
	].map(([name = "", value = ""]) => [name, value]);
	return (
		<div className={styles.certificate}>
			{opening && (
				<div className={styles.opening}>
					<p className={styles.strong}>
						{t("certificate.reference")} · {opening.employeeId}
					</p>
					<p className={styles.reference}>{opening.reference}</p>
					<p className={styles.muted}>{t("certificate.referenceHelp")}</p>
				</div>
			)}
			<dl className={styles.facts}>
				{facts.map(([name, value]) => (
					<Fact key={name} name={name}>
						{value}
					</Fact>
				))}
				<Fact name={t("certificate.person")}>
					<span className={styles.code}>{content.person.commitment}</span>
					<span className={styles.muted}> {t("certificate.personHidden")}</span>
				</Fact>
			</dl>
			<CertificateStores content={content} />
			<Where content={content} />
			<dl className={styles.facts}>
				<Fact name={t("certificate.signature")}>
					<span className={styles.code}>
						{certificate.keyId} · {certificate.signature}
					</span>
				</Fact>
			</dl>
			<p className={styles.muted}>{t("certificate.verify")}</p>
		</div>
	);
}

function useMoment(): (at: string) => string {
	const formats = useFormats(useStatus()?.timeZone);
	return (at) => `${formats.longDate(at)}, ${formats.timeWithSeconds(at)}`;
}

/** Files, backups and other systems: what is beyond the stores that were asked. */
function Where({ content }: { readonly content: SignedCertificate["content"] }) {
	const { t } = useTranslation("rights");
	const moment = useMoment();
	const { files, backups, systems } = content;
	const compacted = files.databaseCompactedAt;
	const hasBackups = backups.lastKeptUntil !== null || backups.keptUntilRemovedByHand > 0;
	return (
		<dl className={styles.facts}>
			<Fact name={t("certificate.files")}>
				<span className={styles.lines}>
					<span>{t(files.writeAheadLogEmptied ? "certificate.logEmptied" : "certificate.logNotEmptied")}</span>
					<span>
						{compacted === null ? t("certificate.notCompacted") : t("certificate.compacted", { at: moment(compacted) })}
					</span>
					{files.copiesDeleted > 0 && <span>{t("certificate.copies", { count: files.copiesDeleted })}</span>}
				</span>
			</Fact>
			<Fact name={t("certificate.backups")}>
				<span className={styles.lines}>
					{!hasBackups && <span>{t("certificate.backupsNone")}</span>}
					{backups.lastKeptUntil !== null && (
						<span>{t("certificate.backupsUntil", { at: moment(backups.lastKeptUntil) })}</span>
					)}
					{backups.keptUntilRemovedByHand > 0 && (
						<span>{t("certificate.backupsByHand", { count: backups.keptUntilRemovedByHand })}</span>
					)}
					{hasBackups && <span>{t("certificate.restored")}</span>}
				</span>
			</Fact>
			<Fact name={t("certificate.systems")}>
				<span className={styles.lines}>
					{systems.length === 0 && <span>{t("certificate.systemsNone")}</span>}
					{systems.map(({ name, state, answeredAt }) => (
						<span key={name}>
							{name}: {t(`certificate.state.${state}`)}
							{answeredAt !== null && `, ${moment(answeredAt)}`}
						</span>
					))}
				</span>
			</Fact>
		</dl>
	);
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
	return (
		<>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</>
	);
}
