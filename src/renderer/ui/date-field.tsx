// A labelled day, with the browser's own calendar: it knows the language, the keyboard and fingers.
import { Field } from "@base-ui/react/field";
import styles from "./field.module.css";

export interface DateFieldProps {
	readonly label: string;
	/** `2026-11-03`; null while no day is chosen. */
	readonly value: string | null;
	readonly onChange: (value: string | null) => void;
	readonly min?: string | undefined;
	readonly max?: string | undefined;
	/** The day in words: the field itself writes it as the browser's language does, not as the page's. */
	readonly help?: string | undefined;
}

export function DateField({ label, value, onChange, min, max, help }: DateFieldProps) {
	return (
		<Field.Root className={styles.field}>
			<Field.Label className={styles.label}>{label}</Field.Label>
			<div className={styles.box}>
				<Field.Control
					className={styles.input}
					type="date"
					value={value ?? ""}
					min={min}
					max={max}
					onValueChange={(day) => onChange(day === "" ? null : day)}
				/>
			</div>
			<Field.Description className={styles.help}>{help}</Field.Description>
		</Field.Root>
	);
}
