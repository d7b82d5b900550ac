// The kiosk's care for itself, on its schedule.
import type { FaultLog } from "../core/services/operation/fault-log.ts";
import { createSelfCareService, type SelfCarePorts } from "../core/services/operation/self-care-service.ts";
import { createSchedule, type Schedule } from "../sync/schedule.ts";
import { createEventLoopWatch } from "./event-loop-watch.ts";

const HALF_A_MINUTE_MS = 30_000;

export interface SelfCareDeps extends SelfCarePorts {
	readonly faults: FaultLog;
}

export function scheduleSelfCare(deps: SelfCareDeps): Schedule {
	const care = createSelfCareService(deps);
	const looking = createSchedule({
		firstMs: HALF_A_MINUTE_MS,
		everyMs: HALF_A_MINUTE_MS,
		work: care.look,
		onFailure: (error) => deps.log.error({ err: error }, "the kiosk could not look after itself"),
	});
	const loop = createEventLoopWatch({ onFault: deps.faults.record });
	return {
		start() {
			looking.start();
			loop.start();
		},
		stop() {
			looking.stop();
			loop.stop();
		},
	};
}
