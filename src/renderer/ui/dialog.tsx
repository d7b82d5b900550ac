import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import styles from "./dialog.module.css";

export interface DialogProps {
	readonly isOpen: boolean;
	readonly title: string;
	readonly children: ReactNode;
	readonly onClose: () => void;
}

/** A short task of its own, e.g. a new PIN. */
export function Dialog({ isOpen, title, children, onClose }: DialogProps) {
	return (
		<BaseDialog.Root
			open={isOpen}
			onOpenChange={(open) => {
				if (!open) onClose();
			}}
		>
			<BaseDialog.Portal>
				<BaseDialog.Backdrop className={styles.backdrop} />
				<BaseDialog.Popup className={styles.popup}>
					<BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
					{children}
				</BaseDialog.Popup>
			</BaseDialog.Portal>
		</BaseDialog.Root>
	);
}
