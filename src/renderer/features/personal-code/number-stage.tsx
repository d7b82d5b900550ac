import { Button as BaseButton } from "@base-ui/react/button";
import { ArrowRight, Delete } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/class-names.ts";
import { DigitKeys } from "../../ui/digit-keys.tsx";
import type { PinPress } from "../../ui/pin-entry.ts";
import { useWindowKeys } from "../../ui/use-window-keys.ts";
import { letterKeys, type NumberPress, numberPressOfKey, pressNumber } from "./number-entry.ts";
import styles from "./number-stage.module.css";

export interface NumberStageProps {
	readonly number: string;
	readonly onChange: (number: string) => void;
	readonly onSubmit: () => void;
}

function toNumberPress(press: PinPress): NumberPress {
	return press.kind === "digit"
		? { kind: "character", text: press.digit }
		: { kind: press.kind === "submit" ? "submit" : "erase" };
}

/** Digits at once, letters one touch away: most numbers are found by their digits alone. */
export function NumberStage({ number, onChange, onSubmit }: NumberStageProps) {
	const { t } = useTranslation("codes");
	const [page, setPage] = useState<"digits" | "letters">("digits");
	const canSubmit = number.trim() !== "";
	const press = (what: NumberPress) => {
		if (what.kind !== "submit") onChange(pressNumber(number, what));
		else if (canSubmit) onSubmit();
	};
	useWindowKeys((event) => {
		// Enter and space on a focused button press that button, as everywhere.
		const isOnButton = event.target instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ");
		return isOnButton ? null : numberPressOfKey(event.key);
	}, press);

	return (
		<div className={styles.pad}>
			<p
				className={classNames(styles.number, number === "" && styles.empty)}
				role="status"
				aria-label={number === "" ? t("number.empty") : t("number.entered", { number })}
			>
				{number === "" ? "·" : number}
			</p>
			{page === "digits" ? (
				<DigitKeys
					isDisabled={false}
					canErase={number !== ""}
					canSubmit={canSubmit}
					onPress={(what) => press(toNumberPress(what))}
				/>
			) : (
				<LetterKeys canErase={number !== ""} canSubmit={canSubmit} onPress={press} />
			)}
			<BaseButton className={styles.switch} onClick={() => setPage(page === "digits" ? "letters" : "digits")}>
				{t(page === "digits" ? "number.letters" : "number.digits")}
			</BaseButton>
		</div>
	);
}

interface LetterKeysProps {
	readonly canErase: boolean;
	readonly canSubmit: boolean;
	readonly onPress: (press: NumberPress) => void;
}

function LetterKeys({ canErase, canSubmit, onPress }: LetterKeysProps) {
	const { t } = useTranslation("codes");
	const character = (text: string, label?: string) => (
		<BaseButton
			key={text}
			className={styles.key}
			aria-label={label}
			onClick={() => onPress({ kind: "character", text })}
		>
			{text}
		</BaseButton>
	);
	return (
		<div className={styles.letters}>
			{letterKeys.map((letter) => character(letter))}
			{character("-", t("number.separator"))}
			<BaseButton
				className={classNames(styles.key, styles.plain)}
				aria-label={t("number.erase")}
				disabled={!canErase}
				onClick={() => onPress({ kind: "erase" })}
			>
				<Delete aria-hidden />
			</BaseButton>
			<BaseButton
				className={classNames(styles.key, styles.submit)}
				aria-label={t("number.next")}
				disabled={!canSubmit}
				onClick={() => onPress({ kind: "submit" })}
			>
				<ArrowRight aria-hidden />
			</BaseButton>
		</div>
	);
}
