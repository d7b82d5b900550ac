import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../data/use-save.ts";
import { Button } from "./button.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { ErrorBanner } from "./error-banner.tsx";

export interface RemoveButtonProps {
	readonly label: string;
	/** What is asked before, what it will do, and the button that does it. */
	readonly title: string;
	readonly text: string;
	readonly confirmLabel: string;
	readonly onRemove: () => Promise<void>;
}

/** Removes one thing, after asking. A failure is shown where it was asked. */
export function RemoveButton({ label, title, text, confirmLabel, onRemove }: RemoveButtonProps) {
	const { t } = useTranslation("common");
	const [isAsking, setIsAsking] = useState(false);
	const remove = useSave();
	return (
		<>
			<Button kind="quiet" icon={Trash2} onClick={() => setIsAsking(true)}>
				{label}
			</Button>
			<ConfirmDialog
				isOpen={isAsking}
				title={title}
				text={text}
				confirmLabel={confirmLabel}
				cancelLabel={t("cancel")}
				isBusy={remove.isSaving}
				onConfirm={() => void remove.run(onRemove)}
				onCancel={() => setIsAsking(false)}
			>
				<ErrorBanner error={remove.error} />
			</ConfirmDialog>
		</>
	);
}
