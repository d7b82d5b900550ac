import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import type { EnrollmentMode, EnrollmentStore } from "./enrollment-store.ts";
import { ModeChoice } from "./mode-choice.tsx";

/** The entered id has templates already: is it the same person again, and what becomes of them? */
export function ExistsDialog({ store }: { readonly store: EnrollmentStore }) {
	const { t } = useTranslation(["enrollment", "common"]);
	const { asksHow, isBusy, person } = useStore(store);
	const [mode, setMode] = useState<EnrollmentMode>("add");
	return (
		<ConfirmDialog
			isOpen={asksHow}
			kind="primary"
			title={t("exists.title", { employeeId: person.employeeId })}
			text={t("exists.text")}
			confirmLabel={t("exists.confirm")}
			cancelLabel={t("common:cancel")}
			isBusy={isBusy}
			onConfirm={() => void store.start(mode)}
			onCancel={store.dismissHow}
		>
			<ModeChoice value={mode} onChange={setMode} />
		</ConfirmDialog>
	);
}
