// The keys of the keyboard on the screen, for a kiosk on a wall that has no other.

export type KeyboardKey =
	| { readonly kind: "character"; readonly text: string }
	| { readonly kind: "shift" | "backspace" | "symbols" | "letters" | "space" | "done" };

const characters = (text: string): readonly KeyboardKey[] =>
	[...text].map((each) => ({ kind: "character", text: each }));

const digits = characters("1234567890");

const letterRows: readonly (readonly KeyboardKey[])[] = [
	digits,
	characters("qwertyuiop"),
	characters("asdfghjkl"),
	[{ kind: "shift" }, ...characters("zxcvbnm"), { kind: "backspace" }],
	[{ kind: "symbols" }, ...characters("-"), { kind: "space" }, ...characters(".@"), { kind: "done" }],
];

const symbolRows: readonly (readonly KeyboardKey[])[] = [
	digits,
	characters("@#_&+=()/:"),
	characters("'\"!?,;%*~"),
	[...characters("-.$^|<>"), { kind: "backspace" }],
	[{ kind: "letters" }, ...characters("-"), { kind: "space" }, ...characters("./"), { kind: "done" }],
];

export type KeyboardPage = "letters" | "symbols";

export function keyboardRows(page: KeyboardPage): readonly (readonly KeyboardKey[])[] {
	return page === "letters" ? letterRows : symbolRows;
}

export interface TextSelection {
	readonly value: string;
	readonly start: number;
	readonly end: number;
}

/** Whether the next letter begins a word where words are to begin with a capital. */
export function beginsWord({ value, start }: TextSelection): boolean {
	return start === 0 || /[\s.'-]$/.test(value.slice(0, start));
}

export interface TextEdit {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

/** What to put where for a key; null when nothing changes. */
export function editFor(key: KeyboardKey, { start, end }: TextSelection, isShifted: boolean): TextEdit | null {
	switch (key.kind) {
		case "character":
			return { text: isShifted ? key.text.toUpperCase() : key.text, start, end };
		case "space":
			return { text: " ", start, end };
		case "backspace":
			if (start !== end) return { text: "", start, end };
			return start === 0 ? null : { text: "", start: start - 1, end };
		default:
			return null;
	}
}
