import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { type ReactNode, useRef } from "react";
import styles from "./dialog.module.css";

export interface DialogProps {
	readonly isOpen: boolean;
	readonly title: string;
	readonly children: ReactNode;
	readonly onClose: () => void;
	/** Something long to read: focus, and with it the view, begins at the top instead of at the first control. */
	readonly isForReading?: boolean;
}

/** A short task of its own, e.g. a new PIN. */
export function Dialog({ isOpen, title, children, onClose, isForReading = false }: DialogProps) {
	const popup = useRef<HTMLDivElement>(null);
	return (
		<BaseDialog.Root
			open={isOpen}
			onOpenChange={(open) => {
				if (!open) onClose();
			}}
		>
			<BaseDialog.Portal>
				<BaseDialog.Backdrop className={styles.backdrop} />
				<BaseDialog.Popup ref={popup} className={styles.popup} {...(isForReading && { initialFocus: popup })}>
					<BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
					{children}
				</BaseDialog.Popup>
			</BaseDialog.Portal>
		</BaseDialog.Root>
	);
}
