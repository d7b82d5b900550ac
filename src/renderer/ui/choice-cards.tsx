// A choice of few, each large enough for a thumb and with a sentence of its own.
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { Check } from "lucide-react";
import styles from "./choice-cards.module.css";

export interface ChoiceCardsProps<Value extends string> {
	readonly label: string;
	readonly value: Value;
	readonly options: readonly { readonly value: Value; readonly label: string; readonly help?: string }[];
	readonly onChange: (value: Value) => void;
}

export function ChoiceCards<Value extends string>({ label, value, options, onChange }: ChoiceCardsProps<Value>) {
	return (
		<RadioGroup className={styles.group} aria-label={label} value={value} onValueChange={(next) => onChange(next)}>
			{options.map((option) => (
				<Radio.Root
					key={option.value}
					value={option.value}
					className={styles.card}
					nativeButton
					render={<button type="button" />}
				>
					<span className={styles.words}>
						<span className={styles.label}>{option.label}</span>
						{option.help && <span className={styles.help}>{option.help}</span>}
					</span>
					<span className={styles.mark}>
						<Radio.Indicator>
							<Check aria-hidden />
						</Radio.Indicator>
					</span>
				</Radio.Root>
			))}
		</RadioGroup>
	);
}
