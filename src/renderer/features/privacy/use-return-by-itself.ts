import { useEffect, useEffectEvent } from "react";

const handEvents = ["pointerdown", "wheel", "touchmove", "keydown"] as const;

/** Goes back when nobody has touched the screen for `afterMs`. */
export function useReturnByItself(afterMs: number, onReturn: () => void): void {
	const goBack = useEffectEvent(onReturn);
	useEffect(() => {
		let timer = setTimeout(() => goBack(), afterMs);
		const stay = () => {
			clearTimeout(timer);
			timer = setTimeout(() => goBack(), afterMs);
		};
		for (const name of handEvents) window.addEventListener(name, stay, { passive: true });
		return () => {
			clearTimeout(timer);
			for (const name of handEvents) window.removeEventListener(name, stay);
		};
	}, [afterMs]);
}
