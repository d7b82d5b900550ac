// The contract with both guards in front of every procedure: authorisation inside, error mapping outside.
import { type ImplementerInternalWithMiddlewares, implement } from "@orpc/server";
import { contract } from "../contract/index.ts";
import { authorise } from "./authorisation.ts";
import type { RequestContext } from "./context.ts";
import { toCallerError } from "./error-mapping.ts";
import type { RouterEnvironment, Services } from "./services.ts";

/** Written out, since what the compiler infers from a contract of this size is longer than it will write down. */
export type Procedures = ImplementerInternalWithMiddlewares<typeof contract, RequestContext, RequestContext>;

/** Both run before the input is validated: an unauthorised caller learns nothing about fields. */
export function createProcedures(services: Services, { log }: RouterEnvironment): Procedures {
	const base = implement(contract).$context<RequestContext>();
	const guarded = base
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
	return guarded;
}
