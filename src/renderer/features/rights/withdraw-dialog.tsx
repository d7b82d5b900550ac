// Taking the consent back: asked once, then the reference is there to be given to the person.
import { Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useSave } from "../../data/use-save.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { PrintArea } from "../code-admin/print-area.tsx";
import { usePrinting } from "../code-admin/use-printing.ts";
import styles from "./rights.module.css";
import type { Person } from "./rights-types.ts";

export interface WithdrawDialogProps {
	readonly client: HadirClient;
	readonly person: Person;
	readonly isOpen: boolean;
	readonly onClose: () => void;
	/** It is done; the dialog stays to show the reference. */
	readonly onWithdrawn: () => void;
}

type Receipt = Awaited<ReturnType<HadirClient["rights"]["withdraw"]>>;

export function WithdrawDialog({ client, person, isOpen, onClose, onWithdrawn }: WithdrawDialogProps) {
	const { t } = useTranslation(["rights", "common"]);
	const save = useSave();
	const [receipt, setReceipt] = useState<Receipt | null>(null);
	const { name } = person;
	const withdraw = () =>
		void save.run(async () => {
			setReceipt(await client.rights.withdraw({ employeeId: person.employeeId }));
			onWithdrawn();
		});
	const close = () => {
		setReceipt(null);
		onClose();
	};
	const title = receipt ? t("withdraw.doneTitle") : t("withdraw.title", { name });
	return (
		<Dialog isOpen={isOpen} title={title} onClose={close} isForReading>
			{receipt ? (
				<ReceiptView person={person} receipt={receipt} onClose={close} />
			) : (
				<div className={styles.form}>
					<p className={styles.muted}>{t("withdraw.text", { name })}</p>
					<ErrorBanner error={save.error} />
					<div className={styles.formActions}>
						<Button size="large" isDisabled={save.isSaving} onClick={close}>
							{t("common:cancel")}
						</Button>
						<Button size="large" kind="danger" isBusy={save.isSaving} onClick={withdraw}>
							{t("withdraw.confirm")}
						</Button>
					</div>
				</div>
			)}
		</Dialog>
	);
}

interface ReceiptViewProps {
	readonly person: Person;
	readonly receipt: Receipt;
	readonly onClose: () => void;
}

function ReceiptView({ person, receipt: { reference, eraseByMs }, onClose }: ReceiptViewProps) {
	const { t } = useTranslation(["rights", "common"]);
	const formats = useFormats(useStatus()?.timeZone);
	const { isPrinting, start } = usePrinting();
	const when = { date: formats.longDate(eraseByMs), time: formats.time(eraseByMs) };
	return (
		<div className={styles.form}>
			<p className={styles.muted}>{t("withdraw.doneText", { name: person.name })}</p>
			<p className={styles.reference} data-testid="withdrawal-reference">
				{reference}
			</p>
			<p className={styles.muted}>{t("withdraw.receiptText", when)}</p>
			<div className={styles.formActions}>
				<Button size="large" icon={Printer} onClick={start}>
					{t("withdraw.print")}
				</Button>
				<Button size="large" kind="primary" onClick={onClose}>
					{t("common:close")}
				</Button>
			</div>
			{isPrinting && (
				<PrintArea>
					<h1>{t("withdraw.receiptTitle")}</h1>
					<p>
						{person.name} · {person.employeeId}
					</p>
					<p className={styles.reference}>{reference}</p>
					<p>{t("withdraw.receiptText", when)}</p>
				</PrintArea>
			)}
		</div>
	);
}
