// A labelled text input with help and, in its place, what is wrong.
import { Field } from "@base-ui/react/field";
import type { LucideIcon } from "lucide-react";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";

export interface TextFieldProps {
	readonly label: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	/** Hides the label from sight, not from a screen reader. */
	readonly isLabelHidden?: boolean;
	readonly help?: string;
	/** null or absent while the value is fine. */
	readonly problem?: string | null;
	readonly placeholder?: string;
	readonly type?: "text" | "password" | "search" | "url";
	readonly inputMode?: "text" | "url" | "search" | "numeric";
	readonly maxLength?: number;
	readonly icon?: LucideIcon;
	readonly after?: ReactNode;
	/** "words": each begins with a capital, as names do. */
	readonly capitals?: "words" | "off";
	readonly isDisabled?: boolean;
	readonly hasFocus?: boolean;
	readonly onBlur?: () => void;
}

export function TextField({ label, value, onChange, help, problem, icon: Icon, after, ...props }: TextFieldProps) {
	const { isLabelHidden = false, isDisabled = false, hasFocus = false, capitals = "off", ...input } = props;
	return (
		<Field.Root className={styles.field} invalid={Boolean(problem)} disabled={isDisabled}>
			<Field.Label className={classNames(styles.label, isLabelHidden && styles.hidden)}>{label}</Field.Label>
			<div className={styles.box}>
				{Icon && <Icon className={styles.icon} aria-hidden />}
				<Field.Control
					{...input}
					className={styles.input}
					value={value}
					autoComplete="off"
					autoCapitalize={capitals}
					spellCheck={false}
					autoFocus={hasFocus}
					onValueChange={onChange}
				/>
				{after}
			</div>
			{(help || problem) && <FieldLine help={help} problem={problem} />}
		</Field.Root>
	);
}

function FieldLine({
	help,
	problem,
}: {
	readonly help?: string | undefined;
	readonly problem?: string | null | undefined;
}) {
	if (problem)
		return (
			<Field.Error match className={styles.problem}>
				<CircleAlert aria-hidden />
				{problem}
			</Field.Error>
		);
	return <Field.Description className={styles.help}>{help}</Field.Description>;
}
