// First start and operator settings.

import { isValidPin } from "../../domain/codes/pin-policy.ts";
import { AppError } from "../../domain/errors.ts";
import type { EditableSettings, Language, Settings } from "../../domain/settings.ts";
import type { Clock } from "../../ports/environment.ts";
import type { AuditStore, SettingsStore, Transaction } from "../../ports/stores.ts";
import type { TargetService } from "../delivery/target-service.ts";
import { createSerialQueue } from "../serial-queue.ts";
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
	update(changes: EditableSettings, actor: string): Settings;
}

export interface SetupServicePorts {
	readonly settings: Pick<SettingsStore, "read" | "update">;
	readonly targets: Pick<TargetService, "connectWebhook">;
	readonly supervisor: Pick<SupervisorService, "setPin">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly clock: Pick<Clock, "nowMs">;
}

const MIN_COOLDOWN_SECONDS = 5;
const MAX_COOLDOWN_SECONDS = 3600;

export function createSetupService(ports: SetupServicePorts): SetupService {
	const { settings, targets, supervisor, audit, transaction, clock } = ports;
	const inTurn = createSerialQueue();

	function record(actor: string, action: string, changed: readonly string[]): void {
		audit.append({ atMs: clock.nowMs(), actor, action, subject: null, detail: { changed: changed.join(",") } });
	}

	async function complete(request: SetupRequest): Promise<Settings> {
		if (settings.read().setupCompleted) throw new AppError("SETUP_ALREADY_DONE");
		if (!isValidPin(request.pin)) throw new AppError("VALIDATION_FAILED", { fields: ["pin"] });
		const { language, cameraId } = request;
		const kioskName = checkKioskName(request.kioskName);
		// "Later" keeps a target that the configuration has already put there.
		if (request.hrisUrl !== null) targets.connectWebhook({ url: request.hrisUrl, secret: request.hrisSecret }, "setup");
		await supervisor.setPin(request.pin);
		return transaction(() => {
			const completed = settings.update({ setupCompleted: true, language, cameraId, kioskName });
			record("setup", "setup.complete", ["language", "pin", "kioskName", "cameraId"]);
			return completed;
		});
	}

	function update(changes: EditableSettings, actor: string): Settings {
		const checked = {
			...changes,
			...(changes.kioskName !== undefined && { kioskName: checkKioskName(changes.kioskName) }),
			...(changes.cooldownSeconds !== undefined && { cooldownSeconds: checkCooldown(changes.cooldownSeconds) }),
		};
		const changed = Object.entries(checked).flatMap(([key, value]) => (value === undefined ? [] : [key]));
		return transaction(() => {
			const updated = settings.update(checked);
			record(actor, "settings.update", changed);
			return updated;
		});
	}

	return {
		settings: () => settings.read(),
		complete: (request) => inTurn(() => complete(request)),
		update,
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
