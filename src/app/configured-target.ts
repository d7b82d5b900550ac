// `HADIR_HRIS_URL` and `HADIR_HRIS_SECRET`: the first target, as the wizard would have set it.
import { FIRST_TARGET_ID } from "../core/domain/delivery/target.ts";
import type { TargetSecretStore } from "../core/ports/secrets.ts";
import type { TargetStore } from "../core/ports/stores.ts";
import type { TargetService } from "../core/services/delivery/target-service.ts";
import type { Config } from "./config.ts";

export interface ConfiguredTargetDeps {
	readonly config: Pick<Config, "hrisUrl" | "hrisSecret">;
	readonly targets: Pick<TargetStore, "find">;
	readonly secrets: Pick<TargetSecretStore, "read">;
	readonly service: Pick<TargetService, "connectWebhook">;
}

const ACTOR = "configuration";

/**
 * Writes the configuration's address and secret into the targets, so that the screen shows what is in force. Returns
 * the signing secret when this start had to make one.
 */
export function connectConfiguredTarget({ config, targets, secrets, service }: ConfiguredTargetDeps): string | null {
	const before = targets.find(FIRST_TARGET_ID);
	const url = config.hrisUrl ?? (before?.kind === "webhook" ? String(before.settings["url"]) : undefined);
	if (url === undefined || (config.hrisUrl === undefined && config.hrisSecret === undefined)) return null;
	const kept = secrets.read(FIRST_TARGET_ID)["secret"];
	const isSameAddress = before?.kind === "webhook" && before.settings["url"] === url;
	if (isSameAddress && kept !== undefined && kept === (config.hrisSecret ?? kept)) return null;
	return service.connectWebhook({ url, secret: config.hrisSecret ?? null }, ACTOR);
}
