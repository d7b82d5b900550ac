// Whom to enroll, and whether it can be sent like that.

export interface EnrollmentPerson {
	readonly employeeId: string;
	readonly name: string;
}

/** As core's employee ids: no spaces, at most 64. The host has the last word. */
const EMPLOYEE_ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._@/#&+,:()'-]{0,63}$/u;
const MAX_NAME_LENGTH = 120;

export interface PersonProblems {
	readonly employeeId: boolean;
	readonly name: boolean;
}

export function tidyPerson({ employeeId, name }: EnrollmentPerson): EnrollmentPerson {
	return { employeeId: employeeId.trim().normalize("NFC"), name: name.trim().replace(/\s+/g, " ") };
}

export function judgePerson(person: EnrollmentPerson): PersonProblems {
	const { employeeId, name } = tidyPerson(person);
	return { employeeId: !EMPLOYEE_ID.test(employeeId), name: name === "" || name.length > MAX_NAME_LENGTH };
}
