// Whether one photo may become a punch.
import { AppError } from "../../core/domain/errors.ts";
import { combineLivenessScores } from "../../core/domain/recognition/liveness-policy.ts";
import type { PunchRequest } from "../../core/services/attendance/attendance-service.ts";
import type { ImageDecision } from "../../core/services/recognition/image-recognition.ts";

/** Refuses what must not record: poor quality, no proof of life, a stranger, or a match that is only `low`. Throws LOW_QUALITY, LIVENESS_REFUSED, NOT_RECOGNISED. */
export function toFacePunch({ quality, match, livenessScores, templateContractId }: ImageDecision): PunchRequest {
	if (!match)
		throw quality === null ? new AppError("LIVENESS_REFUSED") : new AppError("LOW_QUALITY", { hint: quality });
	if (match.kind !== "match" || match.confidence === "low") throw new AppError("NOT_RECOGNISED");
	return {
		employeeId: match.employeeId,
		method: "face",
		confidence: match.confidence,
		similarity: match.similarity,
		livenessScore: combineLivenessScores(livenessScores) ?? undefined,
		templateContractId,
	};
}
