import { useCallback, useEffect, useState } from "react";

/** Phones and small tablets have a keyboard of their own that fits them better. */
const WIDE_ENOUGH = "(min-width: 56rem)";
const textTypes: readonly string[] = ["text", "search", "url", "password"];

function textFieldOf(target: EventTarget | null): HTMLInputElement | null {
	if (!(target instanceof Element)) return null;
	const field = target.closest("input") ?? target.closest("label")?.control ?? null;
	return field instanceof HTMLInputElement && textTypes.includes(field.type) && !field.disabled ? field : null;
}

export interface TouchedField {
	/** The text field that was touched and has the focus; null when none. */
	readonly field: HTMLInputElement | null;
	/** Takes the focus away. */
	close(): void;
}

/** Follows fingers, not mice: with a mouse there is a keyboard on the desk. */
export function useTouchedField(): TouchedField {
	const [field, setField] = useState<HTMLInputElement | null>(null);

	useEffect(() => {
		let isTouch = false;
		const onPointerDown = (event: PointerEvent) => {
			isTouch = event.pointerType === "touch" && window.matchMedia(WIDE_ENOUGH).matches;
			const touched = isTouch ? textFieldOf(event.target) : null;
			if (!touched) return;
			// Or the system's own keyboard would come as well.
			touched.inputMode = "none";
			if (document.activeElement === touched) setField(touched);
		};
		const onFocusIn = (event: FocusEvent) => {
			const focused = isTouch ? textFieldOf(event.target) : null;
			if (focused) focused.inputMode = "none";
			setField(focused);
		};
		const onFocusOut = (event: FocusEvent) => {
			if (!textFieldOf(event.relatedTarget)) setField(null);
		};
		window.addEventListener("pointerdown", onPointerDown, { capture: true });
		window.addEventListener("focusin", onFocusIn);
		window.addEventListener("focusout", onFocusOut);
		return () => {
			window.removeEventListener("pointerdown", onPointerDown, { capture: true });
			window.removeEventListener("focusin", onFocusIn);
			window.removeEventListener("focusout", onFocusOut);
		};
	}, []);

	const close = useCallback(() => field?.blur(), [field]);
	return { field, close };
}
