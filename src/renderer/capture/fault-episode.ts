// One fault from its beginning to its end is counted once, whatever is tried meanwhile and however often.
import type { Schedule } from "../schedule.ts";

export type CameraFaultKind = "camera-lost" | "camera-frozen" | "camera-black";

export interface CameraFault {
	readonly kind: CameraFaultKind;
	/** null: a minute later it was not over. */
	readonly recoveredAfterMs: number | null;
}

export interface FaultEpisode {
	/** Something is wrong; while one episode lasts, no other begins. */
	begin(kind: CameraFaultKind): void;
	/** All is well. */
	end(): void;
	/** The camera is there again, which ends nothing but its loss: the picture is judged by whoever watches it. */
	endLoss(): void;
	/** Nobody wants the camera any more: what is not over is not told. */
	abandon(): void;
}

export interface FaultEpisodeDeps {
	readonly schedule: Schedule;
	readonly monotonicMs: () => number;
	readonly onFault: (fault: CameraFault) => void;
}

/** What lasts longer needs a person, and should be known while it lasts. */
const TELL_AFTER_MS = 60_000;

export function createFaultEpisode({ schedule, monotonicMs, onFault }: FaultEpisodeDeps): FaultEpisode {
	let current: { readonly kind: CameraFaultKind; readonly sinceMs: number; isTold: boolean } | null = null;
	let cancelTelling: (() => void) | null = null;

	function forget(): void {
		cancelTelling?.();
		cancelTelling = null;
		current = null;
	}

	function end(): void {
		if (!current) return;
		const { kind, sinceMs, isTold } = current;
		forget();
		if (!isTold) onFault({ kind, recoveredAfterMs: Math.round(monotonicMs() - sinceMs) });
	}

	return {
		begin(kind) {
			if (current) return;
			const begun = { kind, sinceMs: monotonicMs(), isTold: false };
			current = begun;
			cancelTelling = schedule(() => {
				begun.isTold = true;
				onFault({ kind, recoveredAfterMs: null });
			}, TELL_AFTER_MS);
		},
		end,
		endLoss() {
			if (current?.kind === "camera-lost") end();
		},
		abandon: forget,
	};
}
