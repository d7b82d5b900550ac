import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import styles from "./field.module.css";

export interface SelectOption<Value extends string> {
	readonly value: Value;
	readonly label: string;
}

export interface SelectProps<Value extends string> {
	readonly label: string;
	readonly value: Value;
	readonly options: readonly SelectOption<Value>[];
	readonly onChange: (value: Value) => void;
	readonly help?: string;
	readonly isDisabled?: boolean;
}

export function Select<Value extends string>({
	label,
	value,
	options,
	onChange,
	help,
	isDisabled,
}: SelectProps<Value>) {
	return (
		<BaseSelect.Root
			items={options}
			value={value}
			disabled={isDisabled ?? false}
			onValueChange={(next) => {
				if (next !== null) onChange(next);
			}}
		>
			<div className={styles.field}>
				<BaseSelect.Label className={styles.label}>{label}</BaseSelect.Label>
				<BaseSelect.Trigger className={styles.trigger}>
					<BaseSelect.Value className={styles.value} />
					<BaseSelect.Icon>
						<ChevronDown className={styles.chevron} aria-hidden />
					</BaseSelect.Icon>
				</BaseSelect.Trigger>
				{help !== undefined && <p className={styles.help}>{help}</p>}
			</div>
			<BaseSelect.Portal>
				<BaseSelect.Positioner className={styles.positioner} sideOffset={6} alignItemWithTrigger={false}>
					<BaseSelect.Popup className={styles.popup}>
						{options.map((option) => (
							<BaseSelect.Item key={option.value} value={option.value} className={styles.option}>
								<BaseSelect.ItemIndicator>
									<Check aria-hidden />
								</BaseSelect.ItemIndicator>
								<BaseSelect.ItemText className={styles.optionText}>{option.label}</BaseSelect.ItemText>
							</BaseSelect.Item>
						))}
					</BaseSelect.Popup>
				</BaseSelect.Positioner>
			</BaseSelect.Portal>
		</BaseSelect.Root>
	);
}
