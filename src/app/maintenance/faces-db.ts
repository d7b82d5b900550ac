// Reads the old service's `faces_db.json`, in both shapes it has had. Pure: text in, people or complaints out.
import { z } from "zod";
import { type EmployeeId, parseEmployeeId } from "../../core/domain/employee.ts";

export interface ImportedPerson {
	readonly employeeId: EmployeeId;
	readonly name: string;
	/** L2-normalised, all of one dimension. */
	readonly embeddings: readonly Float32Array[];
}

export type FacesDb =
	| { readonly ok: true; readonly people: readonly ImportedPerson[] }
	/** One line an entry that is wrong; numbers and names are not repeated. */
	| { readonly ok: false; readonly problems: readonly string[] };

const employeeId = z.string().transform((value, context) => {
	const parsed = parseEmployeeId(value);
	if (parsed) return parsed;
	context.addIssue({ code: "custom", message: "is no employee id (1 to 64 letters, digits and . _ @ / -)" });
	return z.NEVER;
});
const name = z.string().trim().min(1, "is empty").max(120, "is longer than 120 characters");
const embedding = z
	.array(z.number("is not a number").finite("is not a finite number"))
	.min(1, "is empty")
	.max(4096, "has more than 4096 numbers")
	.refine((values) => values.length === 0 || values.some((value) => value !== 0), "is all zeros")
	.transform(normalise);
const person = z.object({ employee_id: employeeId, name, embeddings: z.array(embedding) });

export function parseFacesDb(text: string): FacesDb {
	let raw: unknown;
	try {
		raw = JSON.parse(text);
	} catch {
		// Without V8's message: it quotes the file around the mistake.
		return { ok: false, problems: ["the file is not JSON"] };
	}
	const entries = listEntries(raw);
	if (!entries)
		return { ok: false, problems: ["the file holds neither an object by employee id nor a list of people"] };
	const people: ImportedPerson[] = [];
	const problems: string[] = [];
	for (const { label, value } of entries) {
		const parsed = person.safeParse(value);
		if (!parsed.success) problems.push(`${label}: ${parsed.error.issues.map(describeIssue).join("; ")}`);
		else
			people.push({ employeeId: parsed.data.employee_id, name: parsed.data.name, embeddings: parsed.data.embeddings });
	}
	problems.push(...findRepeated(people), ...findOtherDimensions(people));
	return problems.length > 0 ? { ok: false, problems } : { ok: true, people };
}

/** `{id: {name, embeddings}}` becomes `[{employee_id: id, name, embeddings}]`; null for anything else. */
function listEntries(raw: unknown): { label: string; value: unknown }[] | null {
	if (Array.isArray(raw)) return raw.map((value: unknown, index) => ({ label: `entry ${index + 1}`, value }));
	const byId = z.record(z.string(), z.unknown()).safeParse(raw);
	if (!byId.success) return null;
	return Object.entries(byId.data).map(([id, value]) => ({
		label: `entry "${id.slice(0, 64)}"`,
		value: typeof value === "object" && value !== null ? { ...value, employee_id: id } : value,
	}));
}

function describeIssue(issue: z.core.$ZodIssue): string {
	const path = issue.path.map((step) => (typeof step === "number" ? `[${step}]` : String(step))).join("");
	return path ? `${path}: ${issue.message}` : issue.message;
}

function findRepeated(people: readonly ImportedPerson[]): string[] {
	const seen = new Set<string>();
	const repeated = new Set<string>();
	for (const { employeeId: id } of people) (seen.has(id) ? repeated : seen).add(id);
	return [...repeated].map((id) => `"${id}" is there more than once`);
}

/** Embeddings of one model have one length: a file with two comes from two models, whose numbers cannot be compared. */
function findOtherDimensions(people: readonly ImportedPerson[]): string[] {
	const dimension = people.flatMap((entry) => entry.embeddings)[0]?.length;
	return people.flatMap(({ employeeId: id, embeddings }) => {
		const other = embeddings.find((values) => values.length !== dimension);
		return other ? [`"${id}": an embedding has ${other.length} numbers, the first of the file has ${dimension}`] : [];
	});
}

/** Scaled by the largest number first, so that no square overflows or vanishes. */
function normalise(values: readonly number[]): Float32Array {
	const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	const scaled = values.map((value) => value / largest);
	const norm = Math.hypot(...scaled);
	return Float32Array.from(scaled, (value) => value / norm);
}
