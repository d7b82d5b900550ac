// A keyboard on the screen: comes when a text field is touched, leaves when it is done with. Never for mouse or keys.
import { ArrowBigUp, Check, Delete } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "./class-names.ts";
import {
	beginsWord,
	editFor,
	type KeyboardKey,
	type KeyboardPage,
	keyboardRows,
	type TextSelection,
} from "./keyboard-layout.ts";
import styles from "./touch-keyboard.module.css";
import { useTouchedField } from "./use-touched-field.ts";

function selectionOf(field: HTMLInputElement): TextSelection {
	const { value, selectionStart, selectionEnd } = field;
	return { value, start: selectionStart ?? value.length, end: selectionEnd ?? value.length };
}

function wantsCapital(field: HTMLInputElement): boolean {
	return field.autocapitalize === "words" && beginsWord(selectionOf(field));
}

export function TouchKeyboard() {
	const { field, close } = useTouchedField();
	return field && <Keyboard key={field.id} field={field} onDone={close} />;
}

interface KeyboardProps {
	readonly field: HTMLInputElement;
	readonly onDone: () => void;
}

function Keyboard({ field, onDone }: KeyboardProps) {
	const { t } = useTranslation("common");
	const [page, setPage] = useState<KeyboardPage>("letters");
	const [isShifted, setIsShifted] = useState(() => wantsCapital(field));

	useEffect(() => {
		document.documentElement.dataset["keyboard"] = "open";
		field.scrollIntoView({ block: "center" });
		return () => {
			delete document.documentElement.dataset["keyboard"];
		};
	}, [field]);

	const press = useCallback(
		(key: KeyboardKey) => {
			if (key.kind === "done") return onDone();
			if (key.kind === "letters" || key.kind === "symbols") return setPage(key.kind);
			if (key.kind === "shift") return setIsShifted((shifted) => !shifted);
			const edit = editFor(key, selectionOf(field), isShifted);
			if (!edit) return;
			if (field.maxLength >= 0 && edit.text !== "" && field.value.length >= field.maxLength) return;
			field.setRangeText(edit.text, edit.start, edit.end, "end");
			field.dispatchEvent(new InputEvent("input", { bubbles: true }));
			setIsShifted(wantsCapital(field));
		},
		[field, isShifted, onDone],
	);

	return (
		<fieldset className={styles.keyboard} aria-label={t("keyboard.label")}>
			{keyboardRows(page).map((row) => (
				<div key={row.map(keyName).join("")} className={styles.row}>
					{row.map((key) => (
						<Key key={keyName(key)} keyboardKey={key} isShifted={isShifted} onPress={press} />
					))}
				</div>
			))}
		</fieldset>
	);
}

function keyName(key: KeyboardKey): string {
	return key.kind === "character" ? key.text : key.kind;
}

interface KeyProps {
	readonly keyboardKey: KeyboardKey;
	readonly isShifted: boolean;
	readonly onPress: (key: KeyboardKey) => void;
}

function Key({ keyboardKey: key, isShifted, onPress }: KeyProps) {
	const { t } = useTranslation("common");
	const label = key.kind === "character" ? undefined : t(`keyboard.${key.kind}`);
	return (
		<button
			type="button"
			tabIndex={-1}
			className={classNames(styles.key, styles[key.kind], key.kind === "shift" && isShifted && styles.held)}
			aria-label={label}
			aria-pressed={key.kind === "shift" ? isShifted : undefined}
			// The field keeps the focus: its caret is where the next letter goes.
			onPointerDown={(event) => event.preventDefault()}
			onMouseDown={(event) => event.preventDefault()}
			onClick={() => onPress(key)}
		>
			<KeyFace keyboardKey={key} isShifted={isShifted} />
		</button>
	);
}

function KeyFace({ keyboardKey: key, isShifted }: Omit<KeyProps, "onPress">) {
	const { t } = useTranslation("common");
	switch (key.kind) {
		case "character":
			return isShifted ? key.text.toUpperCase() : key.text;
		case "shift":
			return <ArrowBigUp aria-hidden />;
		case "backspace":
			return <Delete aria-hidden />;
		case "symbols":
			return "#+=";
		case "letters":
			return "ABC";
		case "space":
			return t("keyboard.space");
		case "done":
			return (
				<>
					<Check aria-hidden />
					{t("keyboard.done")}
				</>
			);
	}
}
