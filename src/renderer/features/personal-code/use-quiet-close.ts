import { useEffect, useEffectEvent } from "react";

/** Nobody touches anything for this long: whoever it was has gone, and the next person finds the camera. */
const QUIET_MS = 25_000;

const touches = ["pointerdown", "keydown"] as const;

/** Calls `onQuiet` once nobody has touched anything while it is active. */
export function useQuietClose(isActive: boolean, onQuiet: () => void): void {
	const close = useEffectEvent(onQuiet);
	useEffect(() => {
		if (!isActive) return;
		let timer = setTimeout(() => close(), QUIET_MS);
		const again = () => {
			clearTimeout(timer);
			timer = setTimeout(() => close(), QUIET_MS);
		};
		for (const name of touches) window.addEventListener(name, again, { capture: true, passive: true });
		return () => {
			clearTimeout(timer);
			for (const name of touches) window.removeEventListener(name, again, { capture: true });
		};
	}, [isActive]);
}
