import { useEffect, useEffectEvent } from "react";

const handEvents = ["pointerdown", "wheel", "touchmove"] as const;

/** Goes back when nobody has touched the screen for `afterMs`, and on Escape. */
export function useReturnByItself(afterMs: number, onReturn: () => void): void {
	const goBack = useEffectEvent(onReturn);
	useEffect(() => {
		let timer = setTimeout(() => goBack(), afterMs);
		const stay = () => {
			clearTimeout(timer);
			timer = setTimeout(() => goBack(), afterMs);
		};
		const onKey = ({ key }: KeyboardEvent) => (key === "Escape" ? goBack() : stay());
		for (const name of handEvents) window.addEventListener(name, stay, { passive: true });
		window.addEventListener("keydown", onKey);
		return () => {
			clearTimeout(timer);
			for (const name of handEvents) window.removeEventListener(name, stay);
			window.removeEventListener("keydown", onKey);
		};
	}, [afterMs]);
}
