import { useEffect, useEffectEvent } from "react";

/** What a key means to a pad on the screen, whatever has the focus; null for one that means nothing. */
export function useWindowKeys<Press>(toPress: (event: KeyboardEvent) => Press | null, onPress: (press: Press) => void) {
	const onKey = useEffectEvent((event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const press = toPress(event);
		if (press === null) return;
		event.preventDefault();
		onPress(press);
	});
	useEffect(() => {
		const listener = (event: KeyboardEvent) => onKey(event);
		window.addEventListener("keydown", listener);
		return () => window.removeEventListener("keydown", listener);
	}, []);
}
