// A labelled day, with the browser's own calendar: it knows the keyboard and fingers. It writes the day as the browser's
// language does, whatever the page's `lang` is (Chromium regards that only behind a flag, LangAttributeAwareFormControlUI),
// so that 03/04 may be either: the day stands below in words.
import { Field } from "@base-ui/react/field";
import { useFormats } from "../i18n/use-language.ts";
import styles from "./field.module.css";

export interface DateFieldProps {
	readonly label: string;
	/** `2026-11-03`; null while no day is chosen. */
	readonly value: string | null;
	readonly onChange: (value: string | null) => void;
	readonly min?: string | undefined;
	readonly max?: string | undefined;
	/** Below while no day is chosen. */
	readonly help?: string | undefined;
}

export function DateField({ label, value, onChange, min, max, help }: DateFieldProps) {
	// A day has no zone; its noon in UTC is that day.
	const formats = useFormats("UTC");
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
			<Field.Description className={styles.help}>
				{value === null ? help : formats.longDate(`${value}T12:00:00Z`)}
			</Field.Description>
		</Field.Root>
	);
}
