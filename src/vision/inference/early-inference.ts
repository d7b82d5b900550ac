// The first inference process, started before anything else of the host: it loads its native libraries on one core while
// the host loads its own code and opens its database on another.
import type { InferenceChannel, SpawnInference } from "./inference-channel.ts";

export interface EarlyInference {
	/** Hands over the process that is there already, once; every later call starts one. */
	readonly spawn: SpawnInference;
	/** The host does not come up: a process that nobody took over ends. */
	end(): void;
}

export function startEarly(spawn: SpawnInference): EarlyInference {
	let waiting: InferenceChannel | null = spawn();
	// Whoever takes it over after its death would never hear of it.
	waiting.onExit(() => {
		waiting = null;
	});
	return {
		spawn() {
			const ready = waiting;
			waiting = null;
			return ready ?? spawn();
		},
		end() {
			waiting?.kill();
			waiting = null;
		},
	};
}
