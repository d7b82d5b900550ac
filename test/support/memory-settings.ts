// Settings, credentials, secrets and audit entries in memory, for tests of rules.

import type { PinLock } from "../../src/core/domain/codes/pin-policy.ts";
import { defaultSettings } from "../../src/core/domain/settings.ts";
import type { SecretName, SecretStore } from "../../src/core/ports/secrets.ts";
import type { AuditEntry, AuditStore, SettingsStore } from "../../src/core/ports/stores.ts";

export function createMemorySettings(): SettingsStore {
	let settings = { ...defaultSettings, kioskId: "0193a000-0000-7000-8000-000000000001" };
	let pinLock: PinLock = { failedAttempts: 0, lockedUntilMs: 0 };
	return {
		read: () => settings,
		update(changes) {
			for (const [key, value] of Object.entries(changes))
				if (value !== undefined) settings = { ...settings, [key]: value };
			return settings;
		},
		readPinLock: () => pinLock,
		writePinLock: (lock) => {
			pinLock = lock;
		},
	};
}

export function createMemorySecrets(): SecretStore {
	const secrets = new Map<SecretName, Uint8Array>();
	return {
		kind: "keyFile",
		read: (name) => secrets.get(name) ?? null,
		write: (name, value) => void secrets.set(name, value),
		remove: (name) => void secrets.delete(name),
	};
}

export function createMemoryAudit(): AuditStore {
	const entries: AuditEntry[] = [];
	return {
		append: (entry) => void entries.push(entry),
		list: (limit) => entries.toReversed().slice(0, limit),
	};
}
