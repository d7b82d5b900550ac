// Which models the kiosk works with, what enrollment keeps, and who must enroll again after a change.

import { type PersonToEnroll, peopleToEnroll, type ReembeddingStatus } from "../../domain/enrollment/reembedding.ts";
import { AppError } from "../../domain/errors.ts";
import { DEFAULT_MODEL_PACK } from "../../domain/model-settings.ts";
import type { CropCounts, EnrollmentCropStore } from "../../ports/enrollment-crops.ts";
import type { Clock } from "../../ports/environment.ts";
import type { ModelCatalogue, PackChoice, PackInfo } from "../../ports/model-catalogue.ts";
import type { ModelSettingsStore } from "../../ports/model-settings.ts";
import type { AuditStore, EmployeeStore, Transaction } from "../../ports/stores.ts";
import type { ReembeddingService } from "../enrollment/reembedding-service.ts";
import { createSerialQueue } from "../serial-queue.ts";

export interface ModelOverview {
	readonly recognitionPack: string;
	readonly detectionPack: string;
	readonly packs: readonly PackInfo[];
	readonly keepsEnrollmentCrops: boolean;
	readonly crops: CropCounts;
	readonly reembedding: ReembeddingStatus;
	readonly mustEnroll: readonly PersonToEnroll[];
}

export interface ModelService {
	/** Works whatever state the engine is in. Rejects with MODELS_MISSING or CONFIG_INVALID when the manifest is at fault. */
	overview(): Promise<ModelOverview>;
	/**
	 * Recognises, or finds faces, with this pack from now on: whichever of the two it has. It is loaded first; when that
	 * fails nothing changes. Rejects with NOT_FOUND, MODELS_MISSING, MODEL_ALTERED, CONFIG_INVALID, ENGINE_UNAVAILABLE.
	 */
	use(packId: string, actor: string): Promise<ModelOverview>;
	/** Switching it off erases the pictures that are there. */
	keepCrops(keeps: boolean, actor: string): Promise<ModelOverview>;
	reembed(actor: string): ReembeddingStatus;
	reembedding(): ReembeddingStatus;
}

export interface ModelServicePorts {
	readonly catalogue: ModelCatalogue;
	readonly modelSettings: ModelSettingsStore;
	readonly employees: Pick<EmployeeStore, "list">;
	readonly crops: EnrollmentCropStore;
	readonly reembedding: ReembeddingService;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly clock: Pick<Clock, "nowMs">;
}

export function createModelService(ports: ModelServicePorts): ModelService {
	const { catalogue, modelSettings, employees, crops, reembedding, audit, transaction, clock } = ports;
	const inTurn = createSerialQueue();

	async function overview(): Promise<ModelOverview> {
		const packs = await catalogue.packs();
		const { recognitionPack, detectionPack, keepsEnrollmentCrops } = modelSettings.read();
		const active = packs.find(({ packId }) => packId === recognitionPack)?.recognition;
		const contractId = active?.templateContractId ?? "";
		return {
			recognitionPack,
			detectionPack,
			packs,
			keepsEnrollmentCrops,
			crops: crops.counts(contractId),
			reembedding: reembedding.status(),
			mustEnroll: peopleToEnroll(employees.list(contractId)),
		};
	}

	async function use(packId: string, actor: string): Promise<ModelOverview> {
		const pack = (await catalogue.packs()).find((candidate) => candidate.packId === packId);
		if (!pack || !(pack.recognition || pack.detects)) throw new AppError("NOT_FOUND", { pack: packId });
		if (pack.state !== "installed")
			throw new AppError(pack.state === "missing" ? "MODELS_MISSING" : "MODEL_ALTERED", { pack: packId });
		const choice = chooseWith(pack, modelSettings.read());
		await catalogue.tryPacks(choice);
		// A run for the model before would go on with the new one.
		await reembedding.interrupt();
		const chosen = { recognitionPack: choice.pack, detectionPack: choice.detectionPack };
		transaction(() => {
			modelSettings.update(chosen);
			audit.append({ atMs: clock.nowMs(), actor, action: "models.use", subject: null, detail: chosen });
		});
		catalogue.restartEngine();
		return overview();
	}

	async function keepCrops(keeps: boolean, actor: string): Promise<ModelOverview> {
		transaction(() => {
			modelSettings.update({ keepsEnrollmentCrops: keeps });
			const detail = { keeps, erased: keeps ? 0 : crops.eraseAll() };
			audit.append({ atMs: clock.nowMs(), actor, action: "models.keepCrops", subject: null, detail });
		});
		return overview();
	}

	return {
		overview,
		use: (packId, actor) => inTurn(() => use(packId, actor)),
		keepCrops,
		reembed: (actor) => reembedding.start(actor),
		reembedding: () => reembedding.status(),
	};
}

/** A pack that recognises but finds no faces leaves the detector as it is, and the other way round. */
function chooseWith(
	{ packId, recognition, detects }: PackInfo,
	now: { readonly recognitionPack: string; readonly detectionPack: string },
): PackChoice {
	if (packId === DEFAULT_MODEL_PACK) return { pack: packId, detectionPack: packId };
	return { pack: recognition ? packId : now.recognitionPack, detectionPack: detects ? packId : now.detectionPack };
}
