// The contract with both guards in front of every procedure: authorisation inside, error mapping outside.
import { implement } from "@orpc/server";
import { contract } from "../contract/index.ts";
import { authorise } from "./authorisation.ts";
import type { RequestContext } from "./context.ts";
import { toCallerError } from "./error-mapping.ts";
import type { RouterEnvironment, Services } from "./services.ts";

/** Both run before the input is validated: an unauthorised caller learns nothing about fields. */
export function createProcedures(services: Services, { log }: RouterEnvironment) {
	const base = implement(contract).$context<RequestContext>();
	return base
		.use(async ({ context, path, next }) => {
			try {
				return await next();
			} catch (thrown) {
				throw toCallerError(thrown, { log, requestId: context.makeRequestId(), path });
			}
		})
		.use(({ context, path, next }) => {
			authorise(path, context, () => services.setup.settings().setupCompleted);
			return next();
		});
}

export type Procedures = ReturnType<typeof createProcedures>;
