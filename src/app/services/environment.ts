// What every service is made from: the stores, and the world outside as ports.
import type { Clock, IdSource, Log, RandomSource } from "../../core/ports/environment.ts";
import type { Store } from "../../storage/open-store.ts";

export interface ServiceEnvironment {
	readonly store: Store;
	readonly random: RandomSource;
	readonly ids: IdSource;
	readonly clock: Clock;
	readonly log: Log;
}

/** What an act needs that is to be audited. */
export const forAudited = ({ store: { audit, transaction }, clock }: ServiceEnvironment) => ({
	audit,
	transaction,
	clock,
});
