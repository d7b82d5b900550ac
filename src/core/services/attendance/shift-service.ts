// The shift plan as a supervisor keeps it: typed in, or taken from a file as a whole. What is recorded already keeps the
// shift as it was then.
import { isSameName } from "../../domain/attendance/employee-group.ts";
import type { Shift } from "../../domain/attendance/shift.ts";
import {
	invalidFields,
	isSameShift,
	MAX_SHIFTS,
	type ShiftDraft,
	tidyShift,
} from "../../domain/attendance/shift-draft.ts";
import { readShiftFile, type ShiftFileProblem, writeShiftFile } from "../../domain/attendance/shift-file.ts";
import { AppError } from "../../domain/errors.ts";
import type { Language } from "../../domain/settings.ts";
import type { Clock, IdSource } from "../../ports/environment.ts";
import type { EmployeeGroupStore, ShiftStore } from "../../ports/rule-stores.ts";
import type { AuditStore, Transaction } from "../../ports/stores.ts";

export type ShiftImport =
	| { readonly kind: "imported"; readonly added: number; readonly changed: number; readonly unchanged: number }
	/** Nothing was changed. */
	| { readonly kind: "refused"; readonly problems: readonly ShiftFileProblem[] };

export interface ShiftService {
	/** By code. */
	list(): Shift[];
	/** `shiftId` null: a new one. Throws VALIDATION_FAILED with the fields, NAME_TAKEN for the code, NOT_FOUND. */
	save(shiftId: string | null, draft: ShiftDraft, actor: string): void;
	/** Throws NOT_FOUND. */
	remove(shiftId: string, actor: string): void;
	/** Adds and changes shifts by their code, all of the file or nothing; others stay. */
	importFile(text: string, actor: string): ShiftImport;
	/** CSV of all shifts; without any, an example to begin with. */
	exportFile(language: Language): string;
}

export interface ShiftServicePorts {
	readonly shifts: ShiftStore;
	readonly groups: Pick<EmployeeGroupStore, "list">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly ids: IdSource;
	readonly clock: Pick<Clock, "nowMs">;
}

const example: readonly Shift[] = [
	{ shiftId: "", code: "P", name: "Pagi", startMinute: 480, endMinute: 1020, graceMinutes: 5 },
	{ shiftId: "", code: "M", name: "Malam", startMinute: 1320, endMinute: 360, graceMinutes: 10 },
].map((shift) => ({ ...shift, weekdays: [1, 2, 3, 4, 5], groupIds: null }));

export function createShiftService(ports: ShiftServicePorts): ShiftService {
	const { shifts, groups, audit, transaction, ids, clock } = ports;

	function record(
		actor: string,
		action: string,
		subject: string | null,
		detail: Readonly<Record<string, string | number>>,
	) {
		audit.append({ atMs: clock.nowMs(), actor, action, subject, detail });
	}

	function check(shiftId: string | null, draft: ShiftDraft, known: readonly Shift[]): void {
		const knownGroups = groups.list().map(({ groupId }) => groupId);
		const fields = [
			...invalidFields(draft),
			...(draft.groupIds?.every((groupId) => knownGroups.includes(groupId)) === false ? ["groupIds"] : []),
			...(shiftId === null && known.length >= MAX_SHIFTS ? ["shifts"] : []),
		];
		if (fields.length > 0) throw new AppError("VALIDATION_FAILED", { fields });
		if (shiftId !== null && !known.some((shift) => shift.shiftId === shiftId)) throw new AppError("NOT_FOUND");
		if (known.some((shift) => shift.shiftId !== shiftId && isSameName(shift.code, draft.code)))
			throw new AppError("NAME_TAKEN");
	}

	function takeOver(drafts: readonly ShiftDraft[], actor: string): ShiftImport {
		const known = shifts.list();
		const knownOf = (draft: ShiftDraft) => known.find(({ code }) => isSameName(code, draft.code));
		const changed = drafts.filter((draft) => {
			const before = knownOf(draft);
			return before !== undefined && !isSameShift(before, draft);
		});
		const added = drafts.filter((draft) => !knownOf(draft));
		if (known.length + added.length > MAX_SHIFTS) {
			const problem = { line: 1, problem: "too_many_shifts", value: String(MAX_SHIFTS) } as const;
			return { kind: "refused", problems: [problem] };
		}
		const counts = { added: added.length, changed: changed.length };
		transaction(() => {
			for (const draft of [...added, ...changed])
				shifts.put({ ...draft, shiftId: knownOf(draft)?.shiftId ?? ids.uuidv7() });
			record(actor, "shifts.import", null, counts);
		});
		return { kind: "imported", ...counts, unchanged: drafts.length - added.length - changed.length };
	}

	return {
		list: () => shifts.list(),
		save(shiftId, told, actor) {
			const draft = tidyShift(told);
			check(shiftId, draft, shifts.list());
			const id = shiftId ?? ids.uuidv7();
			transaction(() => {
				shifts.put({ ...draft, shiftId: id });
				record(actor, shiftId === null ? "shifts.add" : "shifts.change", id, { code: draft.code });
			});
		},
		remove(shiftId, actor) {
			transaction(() => {
				if (!shifts.remove(shiftId)) throw new AppError("NOT_FOUND");
				record(actor, "shifts.remove", shiftId, {});
			});
		},
		importFile(text, actor) {
			const file = readShiftFile(text, groups.list());
			return file.kind === "refused" ? file : takeOver(file.shifts, actor);
		},
		exportFile(language) {
			const kept = shifts.list();
			return writeShiftFile(kept.length > 0 ? kept : example, groups.list(), language);
		},
	};
}
