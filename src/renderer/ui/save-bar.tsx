import { Check, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { UseSave } from "../data/use-save.ts";
import { Button } from "./button.tsx";
import { ErrorBanner } from "./error-banner.tsx";
import styles from "./save-bar.module.css";
import { useUnsaved } from "./unsaved-work.tsx";

export interface SaveBarProps {
	readonly save: UseSave;
	readonly isDirty: boolean;
	readonly onSave: () => void;
	readonly onDiscard: () => void;
	/** In a dialog discarding is leaving, and there is a way out also while nothing is changed. */
	readonly isInDialog?: boolean;
	/** At the left, e.g. a rarer action. */
	readonly children?: ReactNode;
}

/** Always in its place: what can be saved, and whether it was. */
export function SaveBar({ save, isDirty, onSave, onDiscard, isInDialog = false, children }: SaveBarProps) {
	const { t } = useTranslation("common");
	// A dialog closes by a button of its own, or by one beside it.
	useUnsaved(isDirty && !isInDialog);
	return (
		<>
			<ErrorBanner error={save.error} />
			<div className={styles.bar}>
				<div className={styles.state}>
					{children}
					<span role="status">
						{save.isSaved && !isDirty && (
							<span className={styles.saved}>
								<Check aria-hidden />
								{t("saved")}
							</span>
						)}
					</span>
				</div>
				{(isDirty || isInDialog) && (
					<Button kind="quiet" {...(!isInDialog && { icon: Undo2 })} isDisabled={save.isSaving} onClick={onDiscard}>
						{t(isInDialog ? "cancel" : "discard")}
					</Button>
				)}
				<Button kind="primary" isDisabled={!isDirty} isBusy={save.isSaving} onClick={onSave}>
					{t("save")}
				</Button>
			</div>
		</>
	);
}
