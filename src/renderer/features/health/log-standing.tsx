import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useSave } from "../../data/use-save.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import type { HealthReport } from "./health-findings.ts";

export interface LogStandingProps {
	readonly client: HadirClient;
	readonly report: HealthReport;
	/** Only an administrator says that another database is meant. */
	readonly mayAccept: boolean;
	readonly onAccepted: () => Promise<void>;
}

/** The database is not the one that its newest checkpoint was signed of: told until somebody says that it is meant. */
export function LogStanding({ client, report, mayAccept, onAccepted }: LogStandingProps) {
	const { t } = useTranslation(["health", "common"]);
	const [asks, setAsks] = useState(false);
	const save = useSave();
	const { standing } = report.database;
	if (standing === "good" || standing === "none") return null;
	const accept = () =>
		void save.run(async () => {
			await client.health.acceptLog({});
			setAsks(false);
			await onAccepted();
		});
	return (
		<>
			<Banner
				kind="problem"
				title={t(`standing.${standing}.title`)}
				text={t(`standing.${standing}.text`)}
				action={mayAccept && <Button onClick={() => setAsks(true)}>{t("standing.accept")}</Button>}
			/>
			<ConfirmDialog
				isOpen={asks}
				title={t("standing.dialog.title")}
				text={t("standing.dialog.text")}
				confirmLabel={t("standing.dialog.confirm")}
				cancelLabel={t("common:cancel")}
				isBusy={save.isSaving}
				onConfirm={accept}
				onCancel={() => setAsks(false)}
			>
				{save.error !== null && <ErrorBanner error={save.error} />}
			</ConfirmDialog>
		</>
	);
}
