// Whose each row of the matrix is. Employees have ordinals, so that a search counts in plain arrays.
import type { EmployeeId } from "../../core/domain/employee.ts";

export interface RosterRow {
	readonly templateId: string;
	readonly row: number;
}

export interface GalleryRoster {
	/** Appends a row for a new template. Returns the employee's ordinal. */
	add(templateId: string, employeeId: EmployeeId): number;
	/** Takes a template out; the last row moves to its place. null when it is unknown. */
	remove(templateId: string): { readonly row: number; readonly ordinal: number } | null;
	employeeAt(ordinal: number): EmployeeId;
	/** An employee's templates in the order of their ids; none when the ordinal is free. */
	templatesOf(ordinal: number): RosterRow[];
	/** Ordinal of each row. Longer than there are rows. */
	ordinals(): Int32Array;
	/** Ordinals given out so far, free ones included. */
	ordinalCount(): number;
	employees(): number;
}

export function createGalleryRoster(): GalleryRoster {
	const rowOf = new Map<string, number>();
	const templateIds: string[] = [];
	const ordinalOf = new Map<EmployeeId, number>();
	const people: ({ readonly employeeId: EmployeeId; readonly rows: number[] } | null)[] = [];
	const free: number[] = [];
	let ordinals = new Int32Array(512);

	function ordinalFor(employeeId: EmployeeId): number {
		const known = ordinalOf.get(employeeId);
		if (known !== undefined) return known;
		const ordinal = free.pop() ?? people.length;
		people[ordinal] = { employeeId, rows: [] };
		ordinalOf.set(employeeId, ordinal);
		return ordinal;
	}

	function rowsOf(row: number): number[] {
		return people[ordinals[row] ?? -1]?.rows ?? [];
	}

	function moveLastTo(row: number): void {
		const last = templateIds.length - 1;
		const templateId = templateIds.pop();
		if (row === last || templateId === undefined) return;
		const rows = rowsOf(last);
		rows[rows.indexOf(last)] = row;
		ordinals[row] = ordinals[last] ?? 0;
		templateIds[row] = templateId;
		rowOf.set(templateId, row);
	}

	return {
		add(templateId, employeeId) {
			const row = templateIds.length;
			const ordinal = ordinalFor(employeeId);
			if (row === ordinals.length) {
				const grown = new Int32Array(2 * row);
				grown.set(ordinals);
				ordinals = grown;
			}
			templateIds.push(templateId);
			rowOf.set(templateId, row);
			ordinals[row] = ordinal;
			people[ordinal]?.rows.push(row);
			return ordinal;
		},
		remove(templateId) {
			const row = rowOf.get(templateId);
			if (row === undefined) return null;
			const ordinal = ordinals[row] ?? 0;
			const rows = rowsOf(row);
			rows.splice(rows.indexOf(row), 1);
			rowOf.delete(templateId);
			moveLastTo(row);
			const person = people[ordinal];
			if (rows.length === 0 && person) {
				ordinalOf.delete(person.employeeId);
				people[ordinal] = null;
				free.push(ordinal);
			}
			return { row, ordinal };
		},
		employeeAt(ordinal) {
			const person = people[ordinal];
			if (!person) throw new RangeError(`no employee ${ordinal}`);
			return person.employeeId;
		},
		templatesOf(ordinal) {
			const templates = (people[ordinal]?.rows ?? []).map((row) => ({ row, templateId: templateIds[row] ?? "" }));
			return templates.sort((a, b) => (a.templateId < b.templateId ? -1 : 1));
		},
		ordinals: () => ordinals,
		ordinalCount: () => people.length,
		employees: () => ordinalOf.size,
	};
}
