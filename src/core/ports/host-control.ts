// What the process that hosts the kiosk can do about itself and its computer.
import type { HostAction } from "../domain/host-action.ts";

export interface HostControl {
	/** In the order in which a screen offers them; none where the host can do nothing. */
	readonly actions: readonly HostAction[];
	/**
	 * Resolves when the action is accepted: the host then ends a moment later, so that the answer still arrives.
	 * Rejects with HOST_ACTION_REFUSED when the operating system does not permit it.
	 */
	perform(action: HostAction): Promise<void>;
}
