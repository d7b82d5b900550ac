// Answers are checked against the contract on this side too: a screen never shows what it does not understand.
import type { ClientContext } from "@orpc/client";
import { ResponseValidationPlugin } from "@orpc/contract/plugins";
import { contract } from "../../contract/index.ts";

export function linkPlugins(): ResponseValidationPlugin<ClientContext>[] {
	return [new ResponseValidationPlugin(contract)];
}
