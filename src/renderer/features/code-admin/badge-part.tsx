import { Ban, IdCard, Printer, RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../data/use-save.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import type { CodePartProps, PersonalCodes } from "./code-part.ts";
import styles from "./codes-dialog.module.css";

export interface BadgePartProps extends CodePartProps {
	readonly badge: PersonalCodes["badge"];
	readonly onPrint: () => void;
}

/** A badge in force, to print, to replace, or to cancel when it is lost. */
export function BadgePart({ client, employee, badge, onChange, onPrint }: BadgePartProps) {
	const { t } = useTranslation(["codes", "common"]);
	const formats = useFormats();
	const [asks, setAsks] = useState<"lostDialog" | "replaceDialog" | null>(null);
	/** Still worded while the dialog fades out. */
	const [shown, setShown] = useState<"lostDialog" | "replaceDialog">("lostDialog");
	const save = useSave();
	const { employeeId, name } = employee;
	const ask = (which: "lostDialog" | "replaceDialog") => {
		save.touch();
		setShown(which);
		setAsks(which);
	};
	const change = (call: "issueBadge" | "revokeBadge") =>
		save.run(async () => {
			onChange(await client.personalCodes[call]({ employeeId }));
			setAsks(null);
		});
	return (
		<section className={styles.part}>
			<h2 className={styles.title}>
				<IdCard aria-hidden />
				{t("admin.badge.title")}
			</h2>
			<p className={styles.muted}>
				{badge
					? t("admin.badge.current", { number: badge.number, date: formats.shortDate(badge.issuedAtMs) })
					: t("admin.badge.none")}
			</p>
			{asks === null && <ErrorBanner error={save.error} />}
			<div className={styles.actions}>
				{badge ? (
					<>
						<Button icon={Printer} onClick={onPrint}>
							{t("admin.badge.print")}
						</Button>
						<Button icon={RefreshCw} onClick={() => ask("replaceDialog")}>
							{t("admin.badge.replace")}
						</Button>
						<Button kind="quiet" icon={Ban} onClick={() => ask("lostDialog")}>
							{t("admin.badge.lost")}
						</Button>
					</>
				) : (
					<Button icon={IdCard} isBusy={save.isSaving} onClick={() => void change("issueBadge")}>
						{t("admin.badge.issue")}
					</Button>
				)}
			</div>
			<ConfirmDialog
				isOpen={asks !== null}
				title={t(`admin.badge.${shown}.title`, { name })}
				text={t(`admin.badge.${shown}.text`)}
				confirmLabel={t(`admin.badge.${shown}.confirm`)}
				cancelLabel={t("common:cancel")}
				kind={shown === "lostDialog" ? "danger" : "primary"}
				isBusy={save.isSaving}
				onConfirm={() => void change(shown === "lostDialog" ? "revokeBadge" : "issueBadge")}
				onCancel={() => setAsks(null)}
			>
				<ErrorBanner error={save.error} />
			</ConfirmDialog>
		</section>
	);
}
