import { type ReactNode, useState } from "react";
import { Dialog } from "./dialog.tsx";

export interface EditDialogProps<Item> {
	/** null keeps it closed. */
	readonly edited: Item | "new" | null;
	/** Of the dialog that adds one, and of the one that changes one. */
	readonly addTitle: string;
	readonly editTitle: string;
	readonly onClose: () => void;
	/** What is edited, null for a new one; begun anew each time the dialog opens. */
	readonly children: (item: Item | null) => ReactNode;
}

/** Adds or changes one thing of a list. */
export function EditDialog<Item>({ edited, addTitle, editTitle, onClose, children }: EditDialogProps<Item>) {
	/** Still shown while the dialog fades out. */
	const [shown, setShown] = useState(edited);
	if (edited !== null && edited !== shown) setShown(edited);
	return (
		<Dialog isOpen={edited !== null} title={shown === "new" ? addTitle : editTitle} onClose={onClose}>
			{edited !== null && children(edited === "new" ? null : edited)}
		</Dialog>
	);
}
