// The HRIS address in force: the configuration's when it has one, otherwise what was typed on screen.
import type { Clock, Log } from "../core/ports/environment.ts";
import type { HrisTarget } from "../core/ports/hris-target.ts";
import type { SecretStore } from "../core/ports/secrets.ts";
import type { SettingsStore } from "../core/ports/stores.ts";
import { createHrisTargetSource } from "../sync/hris-target-source.ts";
import type { Config } from "./config.ts";

export interface ConfiguredTargetDeps {
	readonly config: Pick<Config, "hrisUrl" | "hrisSecret">;
	readonly settings: Pick<SettingsStore, "read" | "update">;
	readonly secrets: SecretStore;
	readonly clock: Clock;
	readonly log: Log;
}

/** Writes the configuration's address and secret into the settings first, so that the screen shows what is in force. */
export function createConfiguredTarget(deps: ConfiguredTargetDeps): () => HrisTarget | null {
	const { config, settings, secrets, clock, log } = deps;
	if (config.hrisUrl !== undefined) settings.update({ hrisUrl: config.hrisUrl });
	if (config.hrisSecret !== undefined) secrets.write("hrisWebhookSecret", new TextEncoder().encode(config.hrisSecret));
	return createHrisTargetSource({ read: () => readWebhookSettings(settings, secrets), clock, log });
}

function readWebhookSettings(settings: Pick<SettingsStore, "read">, secrets: SecretStore) {
	const { hrisUrl } = settings.read();
	const secret = hrisUrl === null ? null : secrets.read("hrisWebhookSecret");
	return hrisUrl === null || secret === null ? null : { url: hrisUrl, secret: new TextDecoder().decode(secret) };
}
