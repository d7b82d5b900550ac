// The target that the settings ask for now.
import { AppError } from "../core/domain/errors.ts";
import type { Clock, Log } from "../core/ports/environment.ts";
import type { HrisTarget } from "../core/ports/hris-target.ts";
import { createWebhookTarget } from "./webhook-target.ts";

export interface WebhookSettings {
	readonly url: string;
	readonly secret: string;
}

/**
 * Returns the same target object while address and secret stay the same: the worker takes a new object as a sign that
 * somebody corrected the settings, and lifts a pause. null while nothing usable is configured.
 */
export function createHrisTargetSource(deps: {
	read: () => WebhookSettings | null;
	clock: Pick<Clock, "nowMs">;
	log: Log;
}): () => HrisTarget | null {
	let current: { settings: WebhookSettings; target: HrisTarget | null } | null = null;

	function open(settings: WebhookSettings): HrisTarget | null {
		try {
			return createWebhookTarget({ ...settings, clock: deps.clock });
		} catch (error) {
			if (!(error instanceof AppError)) throw error;
			deps.log.error({ code: error.code }, "the HRIS settings cannot be used");
			return null;
		}
	}

	return () => {
		const settings = deps.read();
		if (settings === null) {
			current = null;
		} else if (current?.settings.url !== settings.url || current.settings.secret !== settings.secret) {
			current = { settings, target: open(settings) };
		}
		return current?.target ?? null;
	};
}
