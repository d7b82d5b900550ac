// A host's ways to leave, restart and switch off, put into the order of the screen.
import { AppError } from "../core/domain/errors.ts";
import { type HostAction, hostActions } from "../core/domain/host-action.ts";
import type { HostControl } from "../core/ports/host-control.ts";

/** What a host can do; what it cannot do is left out. A way resolves when it is accepted. */
export type HostWays = { readonly [Action in HostAction]?: () => Promise<void> };

export function createHostControl(ways: HostWays): HostControl {
	return {
		actions: hostActions.filter((action) => ways[action]),
		async perform(action) {
			const way = ways[action];
			if (!way) throw new AppError("HOST_ACTION_REFUSED", { action });
			await way();
		},
	};
}

/** The answer to whoever asked still has to leave: a message on a local connection takes a few milliseconds. */
const ANSWER_FIRST_MS = 300;

/** A way that ends this process: accepted at once, done a moment later. */
export function afterAnswer(end: () => void): () => Promise<void> {
	return async () => {
		setTimeout(end, ANSWER_FIRST_MS);
	};
}
