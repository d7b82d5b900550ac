// One photo over REST: quality gate, liveness, search. No session, no cooldown, and nothing is recorded.
import type { EmployeeId } from "../../domain/employee.ts";
import type { LivenessScore } from "../../domain/recognition/face-analysis.ts";
import { judgeFrame, type LivenessMode, type LivenessVerdict } from "../../domain/recognition/liveness-policy.ts";
import type { MatchVerdict } from "../../domain/recognition/match-policy.ts";
import { imageLimits, qualityHint, withMasks } from "../../domain/recognition/quality-gate.ts";
import type { QualityHint } from "../../domain/recognition/recognition-result.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";
import type { EmployeeStore, SettingsStore } from "../../ports/stores.ts";
import type { FaceSearch } from "./face-search.ts";
import { theOneFace } from "./the-one-face.ts";

/** The single-image decision of REST. */
export interface ImageDecision {
	readonly quality: QualityHint | null;
	/** `not_run` when liveness is off. In `observe` the verdict is told but has not gated. */
	readonly liveness: LivenessVerdict | "not_run";
	readonly livenessScores: readonly LivenessScore[];
	/** null when the image was refused by quality or liveness. */
	readonly match: (MatchVerdict<EmployeeId> & { readonly name: string | null }) | null;
	readonly templateContractId: string;
}

export interface ImageRecogniserPorts {
	readonly engine: FaceEngine;
	readonly employees: Pick<EmployeeStore, "find">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly search: FaceSearch;
	readonly livenessMode: LivenessMode;
}

export function createImageRecogniser({ engine, employees, settings, search, livenessMode }: ImageRecogniserPorts) {
	return async function recogniseImage(image: Uint8Array): Promise<ImageDecision> {
		const { matchThresholds, livenessThresholds, templateContractId } = await engine.describe();
		const frame = await engine.analyse(image, {
			liveness: livenessMode !== "off",
			embedding: true,
			averageMirror: true,
		});
		const face = theOneFace(frame);
		const quality = qualityHint(face, frame, withMasks(imageLimits, settings.read().maskPolicy));
		const liveness = livenessMode === "off" ? "not_run" : judgeFrame(face.liveness, livenessThresholds);
		const isRefused = quality !== null || (livenessMode === "enforce" && liveness !== "live");
		const verdict = isRefused || !face.embedding ? null : await search(face.embedding, matchThresholds);
		const name = verdict?.kind === "match" ? (employees.find(verdict.employeeId)?.name ?? null) : null;
		const match = verdict && { ...verdict, name };
		return { quality, liveness, livenessScores: face.liveness, match, templateContractId };
	};
}
