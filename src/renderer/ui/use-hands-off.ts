import { useEffect, useEffectEvent } from "react";

const handEvents = ["pointerdown", "wheel", "touchmove", "keydown"] as const;
/** Seen before whoever is touched may keep it to itself. */
const listening = { capture: true, passive: true } as const;

/** Calls `onLeft` once nobody has touched anything for `afterMs`; null: not now. */
export function useHandsOff(afterMs: number | null, onLeft: () => void): void {
	const leave = useEffectEvent(onLeft);
	useEffect(() => {
		if (afterMs === null) return;
		let timer = setTimeout(() => leave(), afterMs);
		const stay = () => {
			clearTimeout(timer);
			timer = setTimeout(() => leave(), afterMs);
		};
		for (const name of handEvents) window.addEventListener(name, stay, listening);
		return () => {
			clearTimeout(timer);
			for (const name of handEvents) window.removeEventListener(name, stay, listening);
		};
	}, [afterMs]);
}
