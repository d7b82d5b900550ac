import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Field } from "@base-ui/react/field";
import { Check } from "lucide-react";
import styles from "./checkbox.module.css";
import fieldStyles from "./field.module.css";

export interface CheckboxProps {
	readonly label: string;
	/** What ticking it does, below. */
	readonly help?: string | undefined;
	readonly isChecked: boolean;
	readonly onChange: (isChecked: boolean) => void;
}

/** The whole box with its sentence is the target. */
export function Checkbox({ label, help, isChecked, onChange }: CheckboxProps) {
	return (
		<Field.Root className={fieldStyles.field}>
			<Field.Label className={styles.label}>
				<BaseCheckbox.Root className={styles.box} checked={isChecked} onCheckedChange={(checked) => onChange(checked)}>
					<BaseCheckbox.Indicator>
						<Check aria-hidden />
					</BaseCheckbox.Indicator>
				</BaseCheckbox.Root>
				<span>{label}</span>
			</Field.Label>
			{help && <Field.Description className={fieldStyles.help}>{help}</Field.Description>}
		</Field.Root>
	);
}
