// Leaving the kiosk, restarting it, switching its computer off.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { hostActions } from "../core/domain/host-action.ts";
import { contractErrors } from "./errors.ts";

const procedure = oc.errors(contractErrors);
const actionSchema = z.enum(hostActions);

export const hostContract = {
	/** What this host can do; empty for one that can do nothing. */
	actions: procedure.input(z.object({})).output(z.object({ actions: z.array(actionSchema).readonly() })),
	/** Answers when it is accepted; the connection ends a moment later. HOST_ACTION_REFUSED where it is not permitted. */
	perform: procedure.input(z.object({ action: actionSchema })).output(z.object({})),
};
