import type { EmployeeId } from "../domain/employee.ts";
import { decideMatch, type MatchThresholds, type MatchVerdict } from "../domain/match-policy.ts";
import type { Gallery } from "../ports/gallery.ts";
import type { EmployeeStore } from "../ports/stores.ts";

export interface FaceSearchPorts {
	readonly gallery: Pick<Gallery, "search">;
	readonly employees: Pick<EmployeeStore, "find">;
}

/** Who in the gallery a probe is. `probe` is L2-normalised. */
export type FaceSearch = (probe: Float32Array, thresholds: MatchThresholds) => Promise<MatchVerdict<EmployeeId>>;

/** Somebody who was removed or deactivated is a stranger, also while the index still knows the face. */
export function createFaceSearch({ gallery, employees }: FaceSearchPorts): FaceSearch {
	return async (probe, thresholds) => {
		const { best, second } = await gallery.search(probe);
		const verdict = decideMatch(best, second, thresholds);
		const isKnown = verdict.kind !== "match" || employees.find(verdict.employeeId)?.isActive;
		return isKnown ? verdict : { kind: "unknown", bestSimilarity: null };
	};
}
