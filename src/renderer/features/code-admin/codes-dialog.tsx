import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { BadgePart } from "./badge-part.tsx";
import { BadgeSheetDialog } from "./badge-sheet-dialog.tsx";
import type { CodeEmployee } from "./code-part.ts";
import styles from "./codes-dialog.module.css";
import { PinPart } from "./pin-part.tsx";

export interface CodesDialogProps {
	readonly client: HadirClient;
	readonly employee: CodeEmployee;
	readonly onClose: () => void;
}

/** PIN and badge of one employee. Mount it for as long as it is wanted. */
export function CodesDialog({ client, employee, onClose }: CodesDialogProps) {
	const { t } = useTranslation(["codes", "common"]);
	const { employeeId, name } = employee;
	const { data, error, reload, put } = useResource(() => client.personalCodes.of({ employeeId }));
	const [prints, setPrints] = useState(false);
	if (prints) return <BadgeSheetDialog client={client} employeeIds={[employeeId]} onClose={() => setPrints(false)} />;
	const part = { client, employee, onChange: put };
	return (
		<Dialog isOpen title={t("admin.title")} onClose={onClose}>
			<p className={styles.who}>
				<strong>{name}</strong>
				<span>{employeeId}</span>
			</p>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{!data && error === null && <Loading text={t("common:loading")} />}
			{data && (
				<>
					<PinPart {...part} pin={data.pin} />
					<BadgePart {...part} badge={data.badge} onPrint={() => setPrints(true)} />
				</>
			)}
			<Button size="large" onClick={onClose}>
				{t("common:close")}
			</Button>
		</Dialog>
	);
}
