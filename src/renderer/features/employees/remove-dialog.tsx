import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { storedTemplates } from "./employee-list.ts";
import type { EmployeeSummary } from "./person-types.ts";

export interface RemoveDialogProps {
	readonly client: HadirClient;
	/** Whom to delete; null keeps the dialog closed. */
	readonly employee: EmployeeSummary | null;
	readonly onClose: () => void;
	readonly onRemoved: (employee: EmployeeSummary) => void;
}

export function RemoveDialog({ client, employee, onClose, onRemoved }: RemoveDialogProps) {
	const { t } = useTranslation(["employees", "common"]);
	const [isBusy, setIsBusy] = useState(false);
	const [error, setError] = useState<unknown>(null);
	/** Still named while the dialog fades out. */
	const [shown, setShown] = useState(employee);
	if (employee && employee !== shown) {
		setShown(employee);
		setError(null);
	}
	const remove = async (who: EmployeeSummary) => {
		setIsBusy(true);
		setError(null);
		try {
			await client.employees.remove({ employeeId: who.employeeId });
			onRemoved(who);
		} catch (refused) {
			setError(refused);
		} finally {
			setIsBusy(false);
		}
	};
	const name = shown?.name ?? "";
	const count = shown ? storedTemplates(shown) : 0;
	return (
		<ConfirmDialog
			isOpen={employee !== null}
			title={t("removeDialog.title", { name })}
			text={count === 0 ? t("removeDialog.textNone", { name }) : t("removeDialog.text", { name, count })}
			confirmLabel={t(isBusy ? "removeDialog.removing" : "removeDialog.confirm")}
			cancelLabel={t("common:cancel")}
			isBusy={isBusy}
			onConfirm={() => employee && void remove(employee)}
			onCancel={onClose}
		>
			<ErrorBanner error={error} />
		</ConfirmDialog>
	);
}
