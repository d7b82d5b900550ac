// The duplicate check of an enrollment: who else in the gallery has this face?
import type { EmployeeId } from "../../domain/employee.ts";
import type { ResemblingPerson } from "../../domain/enrollment/enrollment.ts";
import type { MatchThresholds } from "../../domain/recognition/match-policy.ts";
import type { Gallery } from "../../ports/gallery.ts";
import type { EmployeeStore } from "../../ports/stores.ts";

export interface ResemblingPeoplePorts {
	readonly gallery: Pick<Gallery, "search">;
	readonly employees: Pick<EmployeeStore, "find" | "lookAlikes">;
}

/**
 * Everybody but `self` whose score with one of the L2-normalised `embeddings` reaches `medium`, where the kiosk begins
 * to record: whom the kiosk might take the person for, or the person under another id. Somebody who was deactivated
 * counts: people come back under a new number. Who is flagged as a look-alike of `self` already is not told again. The
 * most alike first; at most two for each embedding, as a search gives them.
 */
export type FindResembling = (
	self: EmployeeId,
	embeddings: readonly Float32Array[],
	thresholds: MatchThresholds,
) => Promise<readonly ResemblingPerson[]>;

export function createFindResembling({ gallery, employees }: ResemblingPeoplePorts): FindResembling {
	return async (self, embeddings, thresholds) => {
		const expected = new Set([self, ...employees.lookAlikes(self)]);
		const highest = new Map<EmployeeId, number>();
		for (const embedding of embeddings) {
			const { best, second } = await gallery.search(embedding);
			for (const found of [best, second]) {
				if (!found || found.similarity < thresholds.medium || expected.has(found.employeeId)) continue;
				highest.set(found.employeeId, Math.max(found.similarity, highest.get(found.employeeId) ?? -1));
			}
		}
		return [...highest]
			.flatMap(([employeeId, similarity]): ResemblingPerson[] => {
				// The index may still know somebody who was removed a moment ago.
				const person = employees.find(employeeId);
				// Nor does anybody search for the face of somebody who withdrew.
				return person && person.withdrawal === null
					? [{ employeeId, name: person.name, isActive: person.isActive, similarity }]
					: [];
			})
			.sort((a, b) => b.similarity - a.similarity);
	};
}
