import { createSetupMemory } from "./setup-memory.ts";
import { AFTER_KEY } from "./setup-steps.ts";

/** Whether this tab is in the middle of what comes after saving. */
export function isSetupUnderWay(place: Storage): boolean {
	return createSetupMemory(place, AFTER_KEY).read() !== null;
}
