// A choice between two or three short words.
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import styles from "./segmented.module.css";

export interface SegmentedProps<Value extends string> {
	readonly label: string;
	readonly value: Value;
	readonly options: readonly { readonly value: Value; readonly label: string }[];
	readonly onChange: (value: Value) => void;
}

export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
	return (
		<RadioGroup className={styles.group} aria-label={label} value={value} onValueChange={(next) => onChange(next)}>
			{options.map((option) => (
				<Radio.Root
					key={option.value}
					value={option.value}
					className={styles.option}
					nativeButton
					render={<button type="button" />}
				>
					{option.label}
				</Radio.Root>
			))}
		</RadioGroup>
	);
}
