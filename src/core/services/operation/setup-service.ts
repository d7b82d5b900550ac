// First start and operator settings.

import type { DirectionRule } from "../../domain/attendance/direction-rule.ts";
import { isValidPin } from "../../domain/codes/pin-policy.ts";
import { AppError } from "../../domain/errors.ts";
import { hasDominantFace } from "../../domain/recognition/face-analysis.ts";
import { enrollmentLimits, qualityHint } from "../../domain/recognition/quality-gate.ts";
import type { QualityHint } from "../../domain/recognition/recognition-result.ts";
import type { EditableSettings, Language, Settings } from "../../domain/settings.ts";
import type { Clock } from "../../ports/environment.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";
import type { TargetCheck } from "../../ports/hris-target.ts";
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
	/** Left out: directions alternate. */
	readonly directionRule?: DirectionRule | undefined;
}

/** What the camera sees while it is being mounted. */
export interface CameraLook {
	readonly faces: "none" | "one" | "several";
	/** What to change until the face could be enrolled; null when nothing, or when there is not one face. */
	readonly hint: QualityHint | null;
}

export interface SetupService {
	settings(): Settings;
	/** Once: throws SETUP_ALREADY_DONE afterwards. Throws HRIS_ADDRESS_INVALID, VALIDATION_FAILED. */
	complete(request: SetupRequest): Promise<Settings>;
	/**
	 * Whether an HRIS, as typed, can be reached; nothing is written there. Only until the set-up is done: the address is
	 * called for whoever stands before the screen. Rejects with SETUP_ALREADY_DONE, VALIDATION_FAILED.
	 */
	checkHris(webhook: { readonly url: string; readonly secret: string }): Promise<TargetCheck>;
	/** Only until the set-up is done. Rejects with SETUP_ALREADY_DONE, ENGINE_*, UNSUPPORTED_IMAGE. */
	look(image: Uint8Array): Promise<CameraLook>;
	update(changes: EditableSettings, actor: string): Settings;
}

export interface SetupServicePorts {
	readonly settings: Pick<SettingsStore, "read" | "update">;
	readonly targets: Pick<TargetService, "connectWebhook" | "check">;
	readonly supervisor: Pick<SupervisorService, "setPin">;
	readonly audit: Pick<AuditStore, "append">;
	readonly engine: Pick<FaceEngine, "analyse">;
	readonly transaction: Transaction;
	readonly clock: Pick<Clock, "nowMs">;
}

const MIN_COOLDOWN_SECONDS = 5;
const MAX_COOLDOWN_SECONDS = 3600;

export function createSetupService(ports: SetupServicePorts): SetupService {
	const { settings, targets, supervisor, engine, audit, transaction, clock } = ports;
	const inTurn = createSerialQueue();

	function record(actor: string, action: string, changed: readonly string[]): void {
		audit.append({ atMs: clock.nowMs(), actor, action, subject: null, detail: { changed: changed.join(",") } });
	}

	function refuseOnceDone(): void {
		if (settings.read().setupCompleted) throw new AppError("SETUP_ALREADY_DONE");
	}

	async function checkHris({ url, secret }: { url: string; secret: string }): Promise<TargetCheck> {
		refuseOnceDone();
		return targets.check({ targetId: null, kind: "webhook", settings: { url }, secrets: { secret } });
	}

	async function look(image: Uint8Array): Promise<CameraLook> {
		refuseOnceDone();
		const frame = await engine.analyse(image, { liveness: false, embedding: false });
		const { primary } = frame;
		if (!primary) return { faces: "none", hint: null };
		if (!hasDominantFace(frame)) return { faces: "several", hint: null };
		return { faces: "one", hint: qualityHint(primary, frame, enrollmentLimits) };
	}

	async function complete(request: SetupRequest): Promise<Settings> {
		refuseOnceDone();
		if (!isValidPin(request.pin)) throw new AppError("VALIDATION_FAILED", { fields: ["pin"] });
		const { language, cameraId, directionRule = { kind: "alternate" } } = request;
		const kioskName = checkKioskName(request.kioskName);
		// "Later" keeps a target that the configuration has already put there.
		if (request.hrisUrl !== null) targets.connectWebhook({ url: request.hrisUrl, secret: request.hrisSecret }, "setup");
		await supervisor.setPin(request.pin);
		return transaction(() => {
			const completed = settings.update({ setupCompleted: true, language, cameraId, kioskName, directionRule });
			record("setup", "setup.complete", ["language", "pin", "kioskName", "cameraId", "directionRule"]);
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
		checkHris,
		look,
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
