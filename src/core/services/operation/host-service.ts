// Leaving the kiosk, restarting, switching off: asked for on the kiosk's own screen by an administrator.
import { AppError } from "../../domain/errors.ts";
import type { HostAction } from "../../domain/host-action.ts";
import type { Clock, Log } from "../../ports/environment.ts";
import type { HostControl } from "../../ports/host-control.ts";
import type { AuditStore } from "../../ports/stores.ts";

export interface HostService {
	/** What this host can do; a screen offers nothing else. */
	actions(): readonly HostAction[];
	/**
	 * Audited before it happens, because afterwards nobody is there to write. Punches are on disk already, those that wait
	 * to be sent are sent after the next start. Rejects with HOST_ACTION_REFUSED {action}, which is audited too.
	 */
	perform(action: HostAction, actor: string): Promise<void>;
}

export interface HostServicePorts {
	readonly host: HostControl;
	readonly audit: Pick<AuditStore, "append">;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
}

export function createHostService({ host, audit, clock, log }: HostServicePorts): HostService {
	const record = (action: string, actor: string) =>
		audit.append({ atMs: clock.nowMs(), actor, action, subject: null, detail: {} });
	return {
		actions: () => host.actions,
		async perform(action, actor) {
			if (!host.actions.includes(action)) throw new AppError("HOST_ACTION_REFUSED", { action });
			record(`host.${action}`, actor);
			log.info({ action }, "asked for by an administrator");
			try {
				await host.perform(action);
			} catch (error) {
				record(`host.${action}.refused`, actor);
				log.warn({ action, err: error }, "the computer does not permit it");
				throw error;
			}
		},
	};
}
