// What `POST /recognize` answers: the old service's field names and value kinds.
import type { LivenessMode } from "../../core/domain/recognition/liveness-policy.ts";
import type { ImageDecision } from "../../core/services/recognition/image-recognition.ts";
import type { DistanceScale } from "./distance.ts";

/** Kept from the old service: clients compare it. */
const NO_MATCH_REASON = "Tidak ada wajah cocok.";

export interface RecogniseContext {
	readonly scale: DistanceScale;
	readonly livenessMode: LivenessMode;
	readonly livenessLayers: readonly string[];
}

/** The old service's `data`: matched, live but unknown, or refused before the search. */
export function toRecogniseData(decision: ImageDecision, { scale, livenessMode, livenessLayers }: RecogniseContext) {
	const { match } = decision;
	if (!match)
		return {
			match: false as const,
			liveness_ok: false as const,
			reason: refusalReason(decision),
			liveness_model: livenessLayers.join("+"),
			debug_liveness: describeLiveness(decision),
		};
	// Whoever relies on an answer must see in it that nothing kept a photograph out.
	const ungated = livenessMode === "enforce" ? {} : { liveness_mode: livenessMode };
	const live = { threshold: scale.threshold, liveness_ok: true as const, ...ungated };
	if (match.kind === "match")
		return {
			match: true as const,
			employee_id: match.employeeId,
			name: match.name ?? match.employeeId,
			distance: scale.distanceOf(match.similarity),
			confidence: match.confidence,
			...live,
		};
	const bestDistance = match.bestSimilarity === null ? null : scale.distanceOf(match.bestSimilarity);
	return { match: false as const, reason: NO_MATCH_REASON, best_distance: bestDistance, ...live };
}

function refusalReason({ quality, liveness }: ImageDecision): "quality_low" | "spoof_detected" | "liveness_uncertain" {
	if (quality !== null) return "quality_low";
	return liveness === "attack" ? "spoof_detected" : "liveness_uncertain";
}

/** `verdict=uncertain layer=0.512 other=0.603`, for whoever supports the installation. */
function describeLiveness({ liveness, livenessScores, quality }: ImageDecision): string {
	const scores = livenessScores.map(({ layer, live }) => `${layer}=${live.toFixed(3)}`);
	return [`verdict=${liveness}`, ...(quality ? [`quality=${quality}`] : []), ...scores].join(" ");
}
