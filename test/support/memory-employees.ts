// Employees and templates in memory, for tests of rules; the real store has tests of its own.
import type { Consent, Employee, EmployeeId, EmployeeSummary, Template } from "../../src/core/domain/employee.ts";
import { AppError } from "../../src/core/domain/errors.ts";
import type { GalleryChange } from "../../src/core/ports/gallery.ts";
import type { EmployeeStore, NewEmployee } from "../../src/core/ports/stores.ts";

export interface MemoryEmployees extends EmployeeStore {
	/** Somebody without templates. */
	add(employeeId: EmployeeId, name?: string): void;
	deactivate(employeeId: EmployeeId): void;
	/** Takes the consent back; the templates stay, as they do in the index until it has followed. */
	withdraw(employeeId: EmployeeId): void;
	/** What `enroll` was called with last. */
	lastEnrolled(): NewEmployee | null;
}

export function createMemoryEmployees(): MemoryEmployees {
	const people = new Map<EmployeeId, Employee>();
	let templates: Template[] = [];
	let revision = 0;
	let lastEnrolled: NewEmployee | null = null;
	const consents = new Map<EmployeeId, Consent>();
	let pairs: (readonly [EmployeeId, EmployeeId])[] = [];
	const lookAlikes = (id: EmployeeId) => pairs.filter((pair) => pair.includes(id)).map(([a, b]) => (a === id ? b : a));

	function put(employeeId: EmployeeId, change: Partial<Employee>): void {
		const blank = { employeeId, name: employeeId, isActive: true, withdrawal: null, createdAtMs: 0, updatedAtMs: 0 };
		people.set(employeeId, { ...blank, ...people.get(employeeId), ...change });
	}
	function drop(employeeId: EmployeeId): string[] {
		const gone = templates.filter((template) => template.employeeId === employeeId);
		templates = templates.filter((template) => template.employeeId !== employeeId);
		return gone.map(({ templateId }) => templateId);
	}
	function summarise(person: Employee, templateContractId: string): EmployeeSummary {
		const own = templates.filter(({ employeeId }) => employeeId === person.employeeId);
		const usable = own.filter((template) => template.templateContractId === templateContractId).length;
		return {
			...person,
			templateCount: usable,
			unusableTemplateCount: own.length - usable,
			consent: consents.get(person.employeeId) ?? null,
			lookAlikes: lookAlikes(person.employeeId),
		};
	}
	function enroll(
		person: NewEmployee,
		added: readonly Template[],
		{ replace, lookAlikes: others = [] }: { replace: boolean; lookAlikes?: readonly EmployeeId[] },
	): GalleryChange {
		const withdrawal = people.get(person.employeeId)?.withdrawal ?? null;
		if (withdrawal && !(person.consent && person.consent.acceptedAtMs > withdrawal.atMs))
			throw new AppError("CONSENT_WITHDRAWN");
		lastEnrolled = person;
		put(person.employeeId, { name: person.name });
		if (person.consent) consents.set(person.employeeId, person.consent);
		pairs = [...pairs, ...others.map((other) => [person.employeeId, other] as const)];
		const removedTemplateIds = replace ? drop(person.employeeId) : [];
		templates = [...templates, ...added];
		revision += 1;
		return { revision, upserted: added, removedTemplateIds };
	}

	return {
		add: (employeeId, name = employeeId) => put(employeeId, { name }),
		deactivate: (employeeId) => put(employeeId, { isActive: false }),
		withdraw: (employeeId) => put(employeeId, { withdrawal: { atMs: 1, eraseByMs: 2 } }),
		lastEnrolled: () => lastEnrolled,
		find: (employeeId) => people.get(employeeId) ?? null,
		list: (templateContractId) => [...people.values()].map((person) => summarise(person, templateContractId)),
		summary(employeeId, templateContractId) {
			const person = people.get(employeeId);
			return person ? summarise(person, templateContractId) : null;
		},
		roster: () =>
			[...people.values()].filter(({ isActive }) => isActive).map(({ employeeId, name }) => ({ employeeId, name })),
		count: () => people.size,
		hasFaces: (contract) => [...people.values()].some((person) => summarise(person, contract).templateCount > 0),
		enroll,
		remove(employeeId) {
			if (!people.delete(employeeId)) return null;
			revision += 1;
			pairs = pairs.filter((pair) => !pair.includes(employeeId));
			return { revision, upserted: [], removedTemplateIds: drop(employeeId) };
		},
		lookAlikes,
		clearLookAlike(a, b) {
			const rest = pairs.filter((pair) => !(pair.includes(a) && pair.includes(b)));
			const isFound = rest.length < pairs.length;
			pairs = rest;
			return isFound;
		},
		templates: (employeeId) => templates.filter((template) => template.employeeId === employeeId),
		snapshot: (templateContractId) => ({
			protect: (embedding) => embedding,
			revision,
			entries: templates.filter((template) => template.templateContractId === templateContractId),
		}),
	};
}
