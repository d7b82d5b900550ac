import type { ErasureCounts, ErasureScope } from "./rights-types.ts";

export type ErasureItem = keyof ErasureCounts;

const attendance: readonly ErasureItem[] = ["undeliveredBodies", "attendanceRecords"];
const face: readonly ErasureItem[] = ["templates", "pictures", "evidencePhotos", "dataKeys", "lookAlikes"];

export const scopes = ["face", "person", "personAndAttendance"] as const satisfies readonly ErasureScope[];

/** As the host erases them; it decides. */
export function goesWith(item: ErasureItem, scope: ErasureScope): boolean {
	if (scope === "face") return face.includes(item);
	return scope === "personAndAttendance" || !attendance.includes(item);
}

/** What there is, in the order of the stores. */
export function presentItems(counts: ErasureCounts): readonly (readonly [ErasureItem, number])[] {
	const items = Object.keys(counts).filter((item): item is ErasureItem => item in counts);
	return items.flatMap((item) => {
		const count = counts[item] ?? 0;
		return count > 0 ? [[item, count] as const] : [];
	});
}
