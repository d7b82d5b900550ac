import { type EmployeeId, isRecognisable } from "../../domain/employee.ts";
import {
	decideMatch,
	type MatchThresholds,
	type MatchVerdict,
	withLookAlikeMargin,
} from "../../domain/recognition/match-policy.ts";
import type { Gallery } from "../../ports/gallery.ts";
import type { EmployeeStore } from "../../ports/stores.ts";

export interface FaceSearchPorts {
	readonly gallery: Pick<Gallery, "search">;
	readonly employees: Pick<EmployeeStore, "find" | "lookAlikes">;
}

/** Who in the gallery a probe is. `probe` is L2-normalised. */
export type FaceSearch = (probe: Float32Array, thresholds: MatchThresholds) => Promise<MatchVerdict<EmployeeId>>;

/**
 * Somebody who was removed or deactivated, or who withdrew the consent, is a stranger, also while the index still knows the face. Between two people
 * who are flagged as look-alikes the lead must be larger than between others.
 */
export function createFaceSearch({ gallery, employees }: FaceSearchPorts): FaceSearch {
	return async (probe, thresholds) => {
		const { best, second } = await gallery.search(probe);
		const areLookAlikes = best && second && employees.lookAlikes(best.employeeId).includes(second.employeeId);
		const verdict = decideMatch(best, second, areLookAlikes ? withLookAlikeMargin(thresholds) : thresholds);
		const isKnown = verdict.kind !== "match" || isRecognisable(employees.find(verdict.employeeId));
		return isKnown ? verdict : { kind: "unknown", bestSimilarity: null };
	};
}
