// The vision layer's packs as core sees them.
import type { ModelCatalogue, PackInfo } from "../core/ports/model-catalogue.ts";
import type { InferenceClient } from "../vision/inference/inference-client.ts";
import type { ModelPack } from "../vision/packs/manifest-schema.ts";
import { readManifest } from "../vision/packs/model-manifest.ts";
import { checkPack, type PackStatus } from "../vision/packs/pack-status.ts";
import { templateContractId } from "../vision/packs/template-contract.ts";

export function createModelCatalogue(
	modelsDir: string,
	client: Pick<InferenceClient, "tryPacks" | "restart">,
): ModelCatalogue {
	return {
		async packs() {
			const { packs } = await readManifest(modelsDir);
			const statuses = await Promise.all(packs.map((pack) => checkPack(modelsDir, pack)));
			return statuses.map(toPackInfo);
		},
		tryPacks: client.tryPacks,
		restartEngine: client.restart,
	};
}

function toPackInfo({ pack, summary }: PackStatus): PackInfo {
	return {
		packId: pack.id,
		title: pack.title,
		licences: [...new Set(pack.models.map((model) => model.licence))],
		isNonCommercial: pack.nonCommercial,
		state: summary === "incomplete" ? "altered" : summary,
		recognition: recognitionOf(pack),
		detects: pack.models.some((model) => model.task === "detection"),
	};
}

function recognitionOf({ models }: ModelPack): PackInfo["recognition"] {
	for (const model of models)
		if (model.task === "embedding")
			return {
				templateContractId: templateContractId(model),
				dimension: model.dimension,
				isMeasured: model.thresholds.falseMatchRates !== null,
			};
	return null;
}
