// Systems that are told of attendance: where they are, whom they know, what has not reached them.
import { setImmediate } from "node:timers/promises";
import type { Services } from "../../api/services.ts";
import type { OutboxSignal } from "../../core/ports/environment.ts";
import type { Connectors } from "../../core/ports/hris-target.ts";
import type { TargetSecretStore } from "../../core/ports/secrets.ts";
import { createDeliveryService } from "../../core/services/delivery/delivery-service.ts";
import { createTargetPeopleService } from "../../core/services/delivery/target-people-service.ts";
import { createTargetService } from "../../core/services/delivery/target-service.ts";
import { forAudited, type ServiceEnvironment } from "./environment.ts";

export type DeliveryServices = Pick<Services, "targets" | "targetPeople" | "deliveries">;

export interface DeliveryServicesDeps extends ServiceEnvironment {
	readonly signal: OutboxSignal;
	readonly targetSecrets: TargetSecretStore;
	readonly connectors: Connectors;
}

export function createDeliveryServices(deps: DeliveryServicesDeps): DeliveryServices {
	const { store, signal, targetSecrets: secrets, connectors, random, ids, log } = deps;
	const { targets, outbox, attendance, settings } = store;
	const audited = forAudited(deps);
	return {
		targets: createTargetService({
			targets,
			secrets,
			connectors,
			outbox,
			attendance,
			settings,
			signal,
			letOthersRun: () => setImmediate(),
			random,
			ids,
			...audited,
			log,
		}),
		targetPeople: createTargetPeopleService({
			targets,
			people: store.targetPeople,
			secrets,
			connectors,
			signal,
			...audited,
			log,
		}),
		deliveries: createDeliveryService({ outbox, attendance, signal, ...audited }),
	};
}
