// The secrets of a target, as one entry of the SecretStore: written together or not at all.
import { FIRST_TARGET_ID, type TargetSecrets } from "../../domain/delivery/target.ts";
import { decodeSecretText, encodeSecretText } from "../../domain/delivery/webhook-secret.ts";
import type { SecretStore, TargetSecretStore } from "../../ports/secrets.ts";

export function createTargetSecrets(secrets: SecretStore): TargetSecretStore {
	function read(targetId: string): TargetSecrets {
		const stored = secrets.read(`target:${targetId}`);
		if (stored !== null) return parse(decodeSecretText(stored));
		// Before there were several targets the first one's secret had a name of its own.
		const inherited = targetId === FIRST_TARGET_ID ? secrets.read("hrisWebhookSecret") : null;
		return inherited === null ? {} : { secret: decodeSecretText(inherited) };
	}

	function write(targetId: string, values: TargetSecrets): void {
		secrets.write(`target:${targetId}`, encodeSecretText(toAscii(JSON.stringify(values))));
		if (targetId === FIRST_TARGET_ID) secrets.remove("hrisWebhookSecret");
	}

	return {
		read,
		write,
		remove(targetId) {
			secrets.remove(`target:${targetId}`);
			if (targetId === FIRST_TARGET_ID) secrets.remove("hrisWebhookSecret");
		},
		vault: (targetId) => ({
			read: () => read(targetId),
			write: (changes) => write(targetId, { ...read(targetId), ...changes }),
		}),
	};
}

/** The store takes bytes and core has no encoder: JSON can say everything in ASCII. */
function toAscii(json: string): string {
	return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function parse(json: string): TargetSecrets {
	const value: unknown = JSON.parse(json);
	if (typeof value !== "object" || value === null) return {};
	return Object.fromEntries(
		Object.entries(value).flatMap(([field, secret]) => (typeof secret === "string" ? [[field, secret]] : [])),
	);
}
