// A labelled text of several lines, e.g. a template.
import { Field } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";

export interface TextAreaProps {
	readonly label: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly help?: string;
	readonly problem?: string | null;
	readonly maxLength?: number;
}

const MIN_ROWS = 2;
const MAX_ROWS = 10;

export function TextArea({ label, value, onChange, help, problem, maxLength }: TextAreaProps) {
	const rows = Math.min(MAX_ROWS, Math.max(MIN_ROWS, value.split("\n").length));
	return (
		<Field.Root className={styles.field} invalid={Boolean(problem)}>
			<Field.Label className={styles.label}>{label}</Field.Label>
			<Field.Control
				render={<textarea rows={rows} maxLength={maxLength} />}
				className={classNames(styles.box, styles.lines)}
				value={value}
				autoComplete="off"
				autoCapitalize="off"
				spellCheck={false}
				onValueChange={onChange}
			/>
			{problem ? (
				<Field.Error match className={styles.problem}>
					<CircleAlert aria-hidden />
					{problem}
				</Field.Error>
			) : (
				help && <Field.Description className={styles.help}>{help}</Field.Description>
			)}
		</Field.Root>
	);
}
