// First start and operator settings.
import { AppError } from "../domain/errors.ts";
import { parseHrisAddress } from "../domain/hris-address.ts";
import { isValidPin } from "../domain/pin-policy.ts";
import type { EditableSettings, Language, Settings } from "../domain/settings.ts";
import {
	decodeSecretText,
	encodeSecretText,
	formatWebhookSecret,
	NEW_KEY_BYTES,
	parseWebhookSecret,
} from "../domain/webhook-secret.ts";
import type { Clock, Log, OutboxSignal, RandomSource } from "../ports/environment.ts";
import type { SecretStore } from "../ports/secrets.ts";
import type { AuditStore, SettingsStore } from "../ports/stores.ts";
import { createSerialQueue } from "./serial-queue.ts";
import type { SupervisorService } from "./supervisor-service.ts";

export interface SetupRequest {
	readonly language: Language;
	readonly pin: string;
	readonly kioskName: string;
	readonly cameraId: string | null;
	/** null: "later". */
	readonly hrisUrl: string | null;
	/** `whsec_...`; made here when an address is given without one. */
	readonly hrisSecret: string | null;
}

export interface SetupService {
	settings(): Settings;
	/** Once: throws SETUP_ALREADY_DONE afterwards. Throws HRIS_ADDRESS_INVALID, VALIDATION_FAILED. */
	complete(request: SetupRequest): Promise<Settings>;
	/** Throws HRIS_ADDRESS_INVALID. A new address wakes the outbox. */
	update(changes: SettingsChange, actor: string): Settings;
	/** The signing secret, to be copied into the HRIS; audited. null when there is none. */
	revealHrisSecret(actor: string): string | null;
}

export type SettingsChange = EditableSettings & { readonly hrisSecret?: string | undefined };

export interface SetupServicePorts {
	readonly settings: Pick<SettingsStore, "read" | "update">;
	readonly secrets: SecretStore;
	readonly supervisor: Pick<SupervisorService, "setPin">;
	readonly audit: Pick<AuditStore, "append">;
	readonly outbox: Pick<OutboxSignal, "wake">;
	readonly random: RandomSource;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
}

const MIN_COOLDOWN_SECONDS = 5;
const MAX_COOLDOWN_SECONDS = 3600;

export function createSetupService(ports: SetupServicePorts): SetupService {
	const { settings, secrets, supervisor, audit, outbox, random, clock, log } = ports;
	const inTurn = createSerialQueue();

	/** The secret is written before the address: from the first event on, what is sent is signed. */
	function writeSecret(secret: string | null, hrisUrl: string | null): void {
		if (secret !== null) secrets.write("hrisWebhookSecret", encodeSecretText(secret));
		else if (hrisUrl !== null && secrets.read("hrisWebhookSecret") === null)
			secrets.write("hrisWebhookSecret", encodeSecretText(formatWebhookSecret(random.bytes(NEW_KEY_BYTES))));
	}

	/** Plain http is allowed, since many an HRIS stands in the same office network, but it is said. */
	function checkAddress(value: string): string {
		const address = parseHrisAddress(value);
		if (!address) throw new AppError("HRIS_ADDRESS_INVALID");
		if (address.isReadableOnTheWay)
			log.warn({ host: address.host }, "events to the HRIS can be read on the way: its address is not https");
		return address.url;
	}

	function record(actor: string, action: string, changed: readonly string[]): void {
		audit.append({ atMs: clock.nowMs(), actor, action, subject: null, detail: { changed: changed.join(",") } });
	}

	async function complete(request: SetupRequest): Promise<Settings> {
		if (settings.read().setupCompleted) throw new AppError("SETUP_ALREADY_DONE");
		if (!isValidPin(request.pin)) throw new AppError("VALIDATION_FAILED", { fields: ["pin"] });
		const { language, cameraId } = request;
		const kioskName = checkKioskName(request.kioskName);
		const hrisUrl = request.hrisUrl === null ? null : checkAddress(request.hrisUrl);
		const secret = request.hrisSecret === null ? null : checkSecret(request.hrisSecret);
		await supervisor.setPin(request.pin);
		writeSecret(secret, hrisUrl);
		// "Later" keeps an address that the configuration has already put there.
		const address = hrisUrl === null ? {} : { hrisUrl };
		const completed = settings.update({ setupCompleted: true, language, cameraId, kioskName, ...address });
		record("setup", "setup.complete", ["language", "pin", "kioskName", "cameraId", ...Object.keys(address)]);
		outbox.wake();
		return completed;
	}

	function update({ hrisSecret, ...changes }: SettingsChange, actor: string): Settings {
		const checked = {
			...changes,
			...(changes.kioskName !== undefined && { kioskName: checkKioskName(changes.kioskName) }),
			...(changes.cooldownSeconds !== undefined && { cooldownSeconds: checkCooldown(changes.cooldownSeconds) }),
			...(changes.hrisUrl !== undefined && {
				hrisUrl: changes.hrisUrl === null ? null : checkAddress(changes.hrisUrl),
			}),
		};
		const secret = hrisSecret === undefined ? null : checkSecret(hrisSecret);
		writeSecret(secret, checked.hrisUrl ?? null);
		const updated = settings.update(checked);
		const changed = Object.entries(checked).flatMap(([key, value]) => (value === undefined ? [] : [key]));
		record(actor, "settings.update", [...changed, ...(secret === null ? [] : ["hrisSecret"])]);
		if (secret !== null || checked.hrisUrl !== undefined) outbox.wake();
		return updated;
	}

	function revealHrisSecret(actor: string): string | null {
		const secret = secrets.read("hrisWebhookSecret");
		record(actor, "settings.revealHrisSecret", []);
		return secret && decodeSecretText(secret);
	}

	return {
		settings: () => settings.read(),
		complete: (request) => inTurn(() => complete(request)),
		update,
		revealHrisSecret,
	};
}

function checkKioskName(value: string): string {
	const kioskName = value.trim();
	if (kioskName === "" || kioskName.length > 60) throw new AppError("VALIDATION_FAILED", { fields: ["kioskName"] });
	return kioskName;
}

function checkCooldown(seconds: number): number {
	if (!Number.isInteger(seconds) || seconds < MIN_COOLDOWN_SECONDS || seconds > MAX_COOLDOWN_SECONDS)
		throw new AppError("VALIDATION_FAILED", { fields: ["cooldownSeconds"] });
	return seconds;
}

function checkSecret(value: string): string {
	const secret = parseWebhookSecret(value);
	if (secret === null) throw new AppError("HRIS_ADDRESS_INVALID", { field: "hrisSecret" });
	return secret;
}
