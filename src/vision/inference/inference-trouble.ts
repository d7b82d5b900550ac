// One trouble of the inference process after the other: when the next is tried, and what is counted once it works again.
import type { Fault, FaultKind } from "../../core/domain/operation/fault.ts";
import { planRestart, type RestartPlan, untroubled } from "../../core/domain/operation/restart-policy.ts";

export interface InferenceTrouble {
	/** It ended, though nobody wanted it to. */
	failed(kind: FaultKind, sinceMs: number): RestartPlan;
	/** It works. */
	recovered(): void;
	/** Nobody waits for it to work any more. */
	abandoned(): void;
}

/** Moments are monotonic. */
export function createInferenceTrouble(onFault: (fault: Fault) => void): InferenceTrouble {
	let history = untroubled;
	let open: { readonly kind: FaultKind; readonly sinceMs: number } | null = null;

	function close(recoveredAfterMs: number | null): void {
		if (open) onFault({ kind: open.kind, recoveredAfterMs });
		open = null;
	}

	return {
		failed(kind, sinceMs) {
			// The one before was not over yet.
			close(null);
			open = { kind, sinceMs };
			const plan = planRestart(history, performance.now(), Math.random());
			history = plan.history;
			return plan;
		},
		recovered: () => close(open && performance.now() - open.sinceMs),
		abandoned: () => close(null),
	};
}
