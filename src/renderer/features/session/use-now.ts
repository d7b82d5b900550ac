import { useEffect, useState } from "react";

/** `performance.now()`, four times a second while it is wanted: for countdowns. */
export function useNowMs(isTicking: boolean): number {
	const [nowMs, setNowMs] = useState(() => performance.now());
	useEffect(() => {
		if (!isTicking) return;
		setNowMs(performance.now());
		const timer = setInterval(() => setNowMs(performance.now()), 250);
		return () => clearInterval(timer);
	}, [isTicking]);
	return nowMs;
}
