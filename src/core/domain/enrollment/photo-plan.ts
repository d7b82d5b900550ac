// Whose photo is this? From the names of files to the people of a staff list, before any photo is looked at.
import type { EmployeeId } from "../employee.ts";
import type { StaffList, StaffMember, StaffProblem } from "./staff-list.ts";

/** More than these tell the recogniser nothing new. */
export const MAX_PHOTOS_PER_PERSON = 20;

export const photoProblems = ["nobodys_photo", "no_photo", "photo_missing", "too_many_photos"] as const;

export interface PlannedPhoto {
	readonly file: string;
	readonly member: StaffMember;
}

export type PlanProblem =
	| StaffProblem
	| {
			readonly problem: (typeof photoProblems)[number];
			/** null when it is about a person, not a file. */
			readonly file: string | null;
			readonly employeeId: string | null;
	  };

export interface PhotoPlan {
	/** In the order of the list, then of the files' names. */
	readonly photos: readonly PlannedPhoto[];
	readonly people: number;
	readonly problems: readonly PlanProblem[];
}

const PHOTO = /\.(?:jpe?g|png|webp)$/i;
/** What may follow the employee's number in a file's name: "K-1_2.jpg", "K-1 (2).jpg", "K-1-front.jpg". */
const AFTER_ID = /^[\s_.(-]/;

const fold = (text: string) => text.normalize("NFC").toLowerCase();

/** Without the extension, the last part of the path. */
function stemOf(file: string): string {
	return (file.split("/").at(-1) ?? file).replace(PHOTO, "");
}

/**
 * In this order: the list names the file; the file lies in a folder that is called like the number; the file's name is
 * the number, or begins with it and goes on with a space, dash, dot, underscore or bracket. Of several numbers that fit
 * the longest counts. Upper and lower case do not matter.
 */
function ownerOf(file: string, members: ReadonlyMap<string, StaffMember>, named: ReadonlyMap<string, StaffMember>) {
	const path = fold(file);
	const byList = named.get(path) ?? named.get(path.split("/").at(-1) ?? path);
	if (byList) return byList;
	for (const folder of path.split("/").slice(0, -1).reverse()) {
		const byFolder = members.get(folder);
		if (byFolder) return byFolder;
	}
	const stem = fold(stemOf(file));
	for (let length = stem.length; length > 0; length--) {
		const rest = stem.slice(length);
		const byName = rest === "" || AFTER_ID.test(rest) ? members.get(stem.slice(0, length)) : undefined;
		if (byName) return byName;
	}
	return null;
}

/** `files` are paths below the chosen folder, with slashes; what is no photo by its name is left out without a word. */
export function planPhotos({ members, problems }: StaffList, files: readonly string[]): PhotoPlan {
	const byId = new Map(members.map((member) => [fold(member.employeeId), member]));
	const named = new Map(members.flatMap((member) => member.photos.map((photo) => [fold(photo), member] as const)));
	const found = new Map<EmployeeId, string[]>(members.map(({ employeeId }) => [employeeId, []]));
	const unmatched: PlanProblem[] = [];
	const photos = files.filter((file) => PHOTO.test(file)).toSorted();
	for (const file of photos) {
		const owner = ownerOf(file, byId, named);
		const own = owner && found.get(owner.employeeId);
		if (!own) unmatched.push({ problem: "nobodys_photo", file, employeeId: null });
		else if (own.length < MAX_PHOTOS_PER_PERSON) own.push(file);
		else unmatched.push({ problem: "too_many_photos", file, employeeId: owner.employeeId });
	}
	const present = new Set(photos.flatMap((file) => [fold(file), fold(file.split("/").at(-1) ?? file)]));
	const missing = members.flatMap(({ employeeId, photos: wanted }) =>
		wanted
			.filter((photo) => !present.has(fold(photo)))
			.map((file): PlanProblem => ({ problem: "photo_missing", file, employeeId })),
	);
	const without = members
		.filter(({ employeeId }) => found.get(employeeId)?.length === 0)
		.map(({ employeeId }): PlanProblem => ({ problem: "no_photo", file: null, employeeId }));
	return {
		photos: members.flatMap((member) => (found.get(member.employeeId) ?? []).map((file) => ({ file, member }))),
		people: members.length - without.length,
		problems: [...problems, ...missing, ...without, ...unmatched],
	};
}
