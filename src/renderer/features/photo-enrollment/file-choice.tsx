import type { LucideIcon } from "lucide-react";
import { useId } from "react";
import styles from "./photo-enrollment.module.css";

export interface FileChoiceProps {
	readonly icon: LucideIcon;
	readonly label: string;
	/** What has been chosen, or how to choose. */
	readonly text: string;
	/** E.g. ".csv". */
	readonly accept: string;
	readonly kind: "file" | "files" | "folder";
	readonly isDisabled: boolean;
	readonly onChoose: (files: readonly File[]) => void;
}

/** A large place to choose files from; the whole of it is the target. */
export function FileChoice({ icon: Icon, label, text, accept, kind, isDisabled, onChoose }: FileChoiceProps) {
	const id = useId();
	return (
		<label className={styles.choice} htmlFor={id} data-disabled={isDisabled}>
			<Icon className={styles.choiceIcon} aria-hidden />
			<span className={styles.choiceWords}>
				<span className={styles.choiceLabel}>{label}</span>
				<span className={styles.choiceText}>{text}</span>
			</span>
			<input
				id={id}
				className={styles.input}
				type="file"
				accept={accept}
				multiple={kind !== "file"}
				{...(kind === "folder" && { webkitdirectory: "" })}
				disabled={isDisabled}
				onChange={({ target }) => onChoose([...(target.files ?? [])])}
			/>
		</label>
	);
}
