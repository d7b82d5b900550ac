// Who may do what: operators and their PINs, keys of programs, the way back in, the keys of the data.
import { setImmediate, setTimeout } from "node:timers/promises";
import type { Services } from "../../api/services.ts";
import type { DeviceListener } from "../../core/ports/device-listener.ts";
import type { PinHasher } from "../../core/ports/environment.ts";
import { createDeviceEnrollmentService } from "../../core/services/enrollment/device-enrollment-service.ts";
import { createApiKeyService } from "../../core/services/operation/api-key-service.ts";
import { createKeyCareService } from "../../core/services/operation/key-care-service.ts";
import { createNameProtectionService } from "../../core/services/operation/name-protection-service.ts";
import { createOperatorPins } from "../../core/services/operation/operator-pins.ts";
import { createOperatorService } from "../../core/services/operation/operator-service.ts";
import { createRecoveryService } from "../../core/services/operation/recovery-service.ts";
import { createSupervisorService } from "../../core/services/operation/supervisor-service.ts";
import { createApiSecrets } from "../../storage/access/api-secrets.ts";
import { systemTimer } from "../../sync/system-timer.ts";
import { forAudited, type ServiceEnvironment } from "./environment.ts";

export type AccessServices = Pick<
	Services,
	"supervisor" | "operators" | "apiKeys" | "devices" | "recovery" | "keyCare" | "nameProtection"
>;

/** An export reads for seconds; ending the kiosk waits no longer than this for it. */
const READERS_WAIT_MS = 500;

export interface AccessServicesDeps extends ServiceEnvironment {
	readonly pinHasher: PinHasher;
	/** Whether the configuration names a key of its own. */
	readonly hasConfiguredKey: boolean;
	readonly deviceListener: DeviceListener;
	/** Starts the inference process anew, which then takes the gallery as it is stored. */
	readonly refillIndex: () => void;
}

export function createAccessServices(deps: AccessServicesDeps): AccessServices {
	const { store, pinHasher, random, ids, clock, log } = deps;
	const { operators, audit } = store;
	const audited = forAudited(deps);
	const pins = createOperatorPins({ operators, pinHasher, random });
	const access = { operators, pins, ids, ...audited };
	const supervisor = createSupervisorService({
		...access,
		locks: store.settings,
		buckets: store.personalCodes,
		pinHasher,
		log,
	});
	return {
		supervisor,
		operators: createOperatorService(access),
		apiKeys: createApiKeyService({
			apiKeys: store.apiKeys,
			secrets: createApiSecrets(),
			hasConfiguredKey: deps.hasConfiguredKey,
			ids,
			...audited,
		}),
		devices: createDeviceEnrollmentService({
			listener: deps.deviceListener,
			operators,
			audit,
			random,
			timer: systemTimer,
			clock,
			log,
		}),
		recovery: createRecoveryService({ recovery: store.recovery, supervisor, random, ...audited, log }),
		keyCare: createKeyCareService({
			templateKeys: store.templateKeys,
			rotation: store.masterKeyRotation,
			refillIndex: deps.refillIndex,
			letOthersRun: () => setImmediate(),
			audit,
			clock,
			log,
		}),
		nameProtection: createNameProtectionService({
			names: store.nameProtection,
			letOthersRun: () => setImmediate(),
			waitForReaders: () => setTimeout(READERS_WAIT_MS),
			audit,
			clock,
			log,
		}),
	};
}
