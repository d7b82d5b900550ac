// Asks before something that cannot be taken back, and says what it will do.
import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import styles from "./dialog.module.css";

export interface ConfirmDialogProps {
	readonly isOpen: boolean;
	readonly title: string;
	readonly text: string;
	readonly confirmLabel: string;
	readonly cancelLabel: string;
	readonly kind?: "primary" | "danger";
	readonly isBusy?: boolean;
	/** E.g. a banner with what went wrong. */
	readonly children?: ReactNode;
	readonly onConfirm: () => void;
	readonly onCancel: () => void;
}

export function ConfirmDialog({ isOpen, title, text, confirmLabel, cancelLabel, ...props }: ConfirmDialogProps) {
	const { kind = "danger", isBusy = false, children, onConfirm, onCancel } = props;
	return (
		<AlertDialog.Root
			open={isOpen}
			onOpenChange={(open) => {
				if (!open && !isBusy) onCancel();
			}}
		>
			<AlertDialog.Portal>
				<AlertDialog.Backdrop className={styles.backdrop} forceRender />
				<AlertDialog.Popup className={styles.popup}>
					<AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
					<AlertDialog.Description className={styles.text}>{text}</AlertDialog.Description>
					{children}
					<div className={styles.actions}>
						<Button size="large" onClick={onCancel} isDisabled={isBusy}>
							{cancelLabel}
						</Button>
						<Button size="large" kind={kind} isBusy={isBusy} onClick={onConfirm}>
							{confirmLabel}
						</Button>
					</div>
				</AlertDialog.Popup>
			</AlertDialog.Portal>
		</AlertDialog.Root>
	);
}
