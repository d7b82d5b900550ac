// Entering a PIN by touch or keyboard. Shows how many digits there are, never which.
import { useTranslation } from "react-i18next";
import { classNames } from "./class-names.ts";
import { DigitKeys } from "./digit-keys.tsx";
import { isPinLongEnough, PIN_MIN_DIGITS, type PinPress, pinPressOfKey, pressPin } from "./pin-entry.ts";
import styles from "./pin-pad.module.css";
import { useWindowKeys } from "./use-window-keys.ts";

export interface PinPadProps {
	readonly pin: string;
	readonly onChange: (pin: string) => void;
	readonly onSubmit: () => void;
	readonly isDisabled?: boolean;
	readonly isBusy?: boolean;
	/** Counts up with each refusal: the dots shake. */
	readonly refusals?: number;
}

export function PinPad({ pin, onChange, onSubmit, isDisabled = false, isBusy = false, refusals = 0 }: PinPadProps) {
	const isIdle = !isDisabled && !isBusy;
	const press = (what: PinPress) => {
		if (!isIdle) return;
		if (what.kind !== "submit") onChange(pressPin(pin, what));
		else if (isPinLongEnough(pin)) onSubmit();
	};
	useWindowKeys((event) => {
		if (event.target instanceof HTMLInputElement) return null;
		const what = pinPressOfKey(event.key);
		// Enter on a focused button presses that button, as everywhere.
		return what?.kind === "submit" && event.target instanceof HTMLButtonElement ? null : what;
	}, press);

	return (
		<div className={styles.pad}>
			<PinDots key={refusals} count={pin.length} isShaking={refusals > 0 && pin.length === 0} />
			<DigitKeys
				isDisabled={!isIdle}
				isBusy={isBusy}
				canErase={pin.length > 0}
				canSubmit={isPinLongEnough(pin)}
				onPress={press}
			/>
		</div>
	);
}

function PinDots({ count, isShaking }: { readonly count: number; readonly isShaking: boolean }) {
	const { t } = useTranslation("common");
	const places = Array.from({ length: Math.max(PIN_MIN_DIGITS, count) }, (_, index) => ({ place: index }));
	return (
		<div
			className={classNames(styles.dots, isShaking && styles.shaking)}
			role="status"
			aria-label={t("pinPad.entered", { count })}
		>
			{places.map(({ place }) => (
				<span key={place} className={classNames(styles.dot, place < count && styles.filled)} />
			))}
		</div>
	);
}
