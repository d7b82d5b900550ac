// The HRIS address in force: the configuration's when it has one, otherwise what was typed on screen.
import { randomBytes } from "node:crypto";
import {
	decodeSecretText,
	encodeSecretText,
	formatWebhookSecret,
	NEW_KEY_BYTES,
} from "../core/domain/webhook-secret.ts";
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

export interface ConfiguredTarget {
	/** null while there is no address. */
	readonly target: () => HrisTarget | null;
	/** The signing secret that this start made; null when there was one. */
	readonly newHrisSecret: string | null;
}

/** Writes the configuration's address and secret into the settings first, so that the screen shows what is in force. */
export function createConfiguredTarget(deps: ConfiguredTargetDeps): ConfiguredTarget {
	const { config, settings, secrets, clock, log } = deps;
	const hasToMakeOne = config.hrisUrl !== undefined && secrets.read("hrisWebhookSecret") === null;
	const newHrisSecret =
		config.hrisSecret === undefined && hasToMakeOne ? formatWebhookSecret(randomBytes(NEW_KEY_BYTES)) : null;
	// The secret is written before the address: from the first event on, what is sent is signed.
	const secret = config.hrisSecret ?? newHrisSecret;
	if (secret !== null) secrets.write("hrisWebhookSecret", encodeSecretText(secret));
	if (config.hrisUrl !== undefined) settings.update({ hrisUrl: config.hrisUrl });
	const target = createHrisTargetSource({ read: () => readWebhookSettings(settings, secrets), clock, log });
	return { target, newHrisSecret };
}

function readWebhookSettings(settings: Pick<SettingsStore, "read">, secrets: SecretStore) {
	const { hrisUrl } = settings.read();
	const secret = hrisUrl === null ? null : secrets.read("hrisWebhookSecret");
	return hrisUrl === null || secret === null ? null : { url: hrisUrl, secret: decodeSecretText(secret) };
}
