// The kiosk's status as its caller may see it.
import type { KioskStatus } from "../core/services/operation/status-service.ts";
import { effectivePrincipal, type RequestContext } from "./context.ts";

/**
 * A target's own words may name an employee ("no employee E-17"), so they are for whoever has unlocked the supervisor area:
 * the screen at the door, which anybody stands before, gets the codes alone.
 */
export function toStatusView(status: KioskStatus, context: RequestContext): KioskStatus {
	const principal = effectivePrincipal(context);
	if (principal.kind === "local" && principal.role !== "kiosk") return status;
	const targets = status.sync.targets.map((target) => ({
		...target,
		lastErrorDetail: null,
		notice: target.notice && { errorCode: target.notice.errorCode },
	}));
	return { ...status, sync: { ...status.sync, targets } };
}
