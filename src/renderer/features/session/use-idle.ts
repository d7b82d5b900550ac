import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { type IdleState, judgeIdle, shouldRenew } from "./idle.ts";

const activityEvents = ["pointerdown", "keydown", "wheel"] as const;

export interface UseIdle {
	readonly state: IdleState;
	/** "I am still here", e.g. a button of the warning. */
	stay(): void;
}

/**
 * Watches for hands on the screen.
 * @param onRenew somebody is here: tell the host
 * @param onExpire nobody was here for the whole limit; called once
 * @param isWorking the page itself works, as it was told to: nobody has to touch it meanwhile
 */
export function useIdle(onRenew: () => void, onExpire: () => void, isWorking = false): UseIdle {
	const [state, setState] = useState<IdleState>({ kind: "active" });
	const lastActivityMs = useRef(performance.now());
	const lastRenewedMs = useRef(performance.now());
	const renew = useEffectEvent(onRenew);
	const expire = useEffectEvent(onExpire);

	const isWarning = state.kind === "warning";
	const noteActivity = useEffectEvent(() => {
		// While the question is on the screen, its own button answers it.
		if (isWarning) return;
		const nowMs = performance.now();
		lastActivityMs.current = nowMs;
		if (!shouldRenew(lastRenewedMs.current, nowMs)) return;
		lastRenewedMs.current = nowMs;
		renew();
	});

	useEffect(() => {
		const listener = () => noteActivity();
		for (const name of activityEvents) window.addEventListener(name, listener, { capture: true, passive: true });
		return () => {
			for (const name of activityEvents) window.removeEventListener(name, listener, { capture: true });
		};
	}, []);

	const workOn = useEffectEvent(() => {
		if (isWorking) lastActivityMs.current = performance.now();
	});

	useEffect(() => {
		const timer = setInterval(() => {
			workOn();
			const next = judgeIdle(lastActivityMs.current, performance.now());
			setState((previous) => (previous.kind === "active" && next.kind === "active" ? previous : next));
			if (next.kind === "expired") {
				clearInterval(timer);
				expire();
			}
		}, 500);
		return () => clearInterval(timer);
	}, []);

	const stay = useCallback(() => {
		lastActivityMs.current = performance.now();
		lastRenewedMs.current = performance.now();
		setState({ kind: "active" });
	}, []);
	return { state, stay };
}
