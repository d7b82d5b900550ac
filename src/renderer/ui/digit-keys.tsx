// The keys of a telephone, with one to erase and one to go on. What is entered belongs to whoever shows them.
import { Button as BaseButton } from "@base-ui/react/button";
import { ArrowRight, Delete } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classNames } from "./class-names.ts";
import styles from "./digit-keys.module.css";
import type { PinPress } from "./pin-entry.ts";
import { Spinner } from "./spinner.tsx";

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

export interface DigitKeysProps {
	readonly isDisabled: boolean;
	readonly isBusy?: boolean;
	readonly canErase: boolean;
	readonly canSubmit: boolean;
	readonly onPress: (press: PinPress) => void;
}

export function DigitKeys({ isDisabled, isBusy = false, canErase, canSubmit, onPress }: DigitKeysProps) {
	const { t } = useTranslation("common");
	const key = (digit: string) => (
		<BaseButton
			key={digit}
			className={styles.key}
			disabled={isDisabled}
			onClick={() => onPress({ kind: "digit", digit })}
		>
			{digit}
		</BaseButton>
	);
	return (
		<div className={styles.keys}>
			{digits.map(key)}
			<BaseButton
				className={classNames(styles.key, styles.plain)}
				aria-label={t("pinPad.erase")}
				disabled={isDisabled || !canErase}
				onClick={() => onPress({ kind: "erase" })}
			>
				<Delete aria-hidden />
			</BaseButton>
			{key("0")}
			<BaseButton
				className={classNames(styles.key, styles.submit)}
				aria-label={t("pinPad.submit")}
				disabled={isDisabled || !canSubmit}
				onClick={() => onPress({ kind: "submit" })}
			>
				{isBusy ? <Spinner /> : <ArrowRight aria-hidden />}
			</BaseButton>
		</div>
	);
}
