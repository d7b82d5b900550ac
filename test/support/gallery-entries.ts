// Gallery entries without anybody's face, and the search over them written as plainly as it can be.
import { type EmployeeId, parseEmployeeId } from "../../src/core/domain/employee.ts";
import type { GalleryEntry } from "../../src/core/ports/gallery.ts";

export function employee(n: number): EmployeeId {
	const id = parseEmployeeId(`E${n}`);
	if (!id) throw new Error("employee id");
	return id;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Every person's score (domain/employee-score, written out once more), sorted. */
export function plainSearch(entries: Iterable<GalleryEntry>, probe: Float32Array) {
	const dot = (a: Float32Array) => a.reduce((total, value, i) => total + value * (probe[i] ?? 0), 0);
	const byPerson = Map.groupBy(entries, (item) => item.employeeId);
	const people = [...byPerson].map(([employeeId, unordered]) => {
		const own = unordered.toSorted((a, b) => (a.templateId < b.templateId ? -1 : 1));
		const cosines = own.map((item) => dot(item.embedding));
		const best = Math.max(...cosines);
		const total = new Float64Array(probe.length);
		for (const { embedding } of own) for (const [i, value] of embedding.entries()) total[i] = (total[i] ?? 0) + value;
		const meanLength = Math.sqrt(total.reduce((squares, value) => squares + value * value, 0)) / own.length;
		const withMean = meanLength > 0 ? sum(cosines) / own.length / meanLength : best;
		return {
			employeeId,
			templateId: own[cosines.indexOf(best)]?.templateId,
			similarity: Math.min(1, Math.max(-1, 0.5 * best + 0.5 * withMean)),
		};
	});
	people.sort((a, b) => b.similarity - a.similarity || (a.employeeId < b.employeeId ? -1 : 1));
	const [best = null, second = null] = people;
	return { best, second };
}
