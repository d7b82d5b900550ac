import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { BadgeCard } from "./badge-card.tsx";
import styles from "./badge-sheet-dialog.module.css";
import { PrintArea } from "./print-area.tsx";
import { usePrinting } from "./use-printing.ts";

export interface BadgeSheetDialogProps {
	readonly client: HadirClient;
	/** null: of everybody. */
	readonly employeeIds: readonly string[] | null;
	readonly onClose: () => void;
}

const BADGES_A_SHEET = 10;

/** The sheet as it will be printed, and the button that prints it. */
export function BadgeSheetDialog({ client, employeeIds, onClose }: BadgeSheetDialogProps) {
	const { t } = useTranslation(["codes", "common"]);
	const [issuesMissing, setIssuesMissing] = useState(false);
	const { data, error, isLoading, reload } = useResource(() =>
		client.personalCodes.print({ employeeIds: employeeIds && [...employeeIds], issuesMissing }),
	);
	const { isPrinting, start } = usePrinting();
	const count = data?.length ?? 0;
	return (
		<BaseDialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
			<BaseDialog.Portal>
				<BaseDialog.Popup className={styles.page}>
					<header className={styles.head}>
						<div>
							<BaseDialog.Title className={styles.title}>{t("admin.sheet.title")}</BaseDialog.Title>
							<p className={styles.text}>{t("admin.sheet.text")}</p>
						</div>
						<div className={styles.actions}>
							<Button onClick={onClose}>{t("common:close")}</Button>
							<Button kind="primary" icon={Printer} isDisabled={count === 0} onClick={start}>
								{t("admin.sheet.print")}
							</Button>
						</div>
					</header>
					{employeeIds === null && (
						<div className={styles.choice}>
							<Checkbox label={t("admin.sheet.missing")} isChecked={issuesMissing} onChange={setIssuesMissing} />
							<Button isBusy={isLoading} isDisabled={!issuesMissing} onClick={() => void reload()}>
								{t("admin.sheet.prepare")}
							</Button>
						</div>
					)}
					<ErrorBanner error={error} onRetry={() => void reload()} />
					{data === null && error === null && <Loading text={t("common:loading")} />}
					{data && count === 0 && (
						<EmptyState icon={Printer} title={t("admin.sheet.none")} text={t("admin.sheet.noneText")} />
					)}
					{data && count > 0 && (
						<>
							<p className={styles.text} role="status">
								{t("admin.sheet.count", { count, sheets: Math.ceil(count / BADGES_A_SHEET) })}
							</p>
							<section className={styles.preview} aria-label={t("admin.sheet.preview")}>
								{data.slice(0, BADGES_A_SHEET).map((badge) => (
									<BadgeCard key={badge.employeeId} badge={badge} />
								))}
							</section>
							{isPrinting && (
								<PrintArea>
									<div className={styles.sheet}>
										{data.map((badge) => (
											<BadgeCard key={badge.employeeId} badge={badge} />
										))}
									</div>
								</PrintArea>
							)}
						</>
					)}
				</BaseDialog.Popup>
			</BaseDialog.Portal>
		</BaseDialog.Root>
	);
}
