// What a scripted host can do about itself: everything, and the computer refuses to be switched off.
import { implement, ORPCError } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import { hostActions } from "../../src/core/domain/host-action.ts";

export function hostProcedures() {
	const os = implement(contract).host;
	return {
		actions: os.actions.handler(() => ({ actions: hostActions })),
		perform: os.perform.handler(({ input: { action } }) => {
			if (action === "shutDownComputer")
				throw new ORPCError("HOST_ACTION_REFUSED", { defined: true, status: 403, data: { action } });
			return {};
		}),
	};
}
