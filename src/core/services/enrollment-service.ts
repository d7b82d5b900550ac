// Guided enrollment: five poses, each captured by itself when pose and quality are right; saved all together at the end.
import type { Consent, EmployeeId, EmployeeSummary, EnrollmentPose } from "../domain/employee.ts";
import type { EnrollmentProgress } from "../domain/enrollment.ts";

export interface EnrollmentStart {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly consent: Consent;
	/** true: the person exists and is enrolled anew; false: EMPLOYEE_EXISTS when there are templates already. */
	readonly replace: boolean;
}

export interface EnrollmentService {
	/** Throws CONSENT_REQUIRED, EMPLOYEE_EXISTS. One enrollment at a time: starting ends an unfinished one. */
	start(request: EnrollmentStart): EnrollmentProgress;
	/** Rejects with ENROLLMENT_NOT_ACTIVE, ENGINE_*, UNSUPPORTED_IMAGE. */
	submitFrame(enrollmentId: string, image: Uint8Array): Promise<EnrollmentProgress>;
	/** Takes one pose again. */
	retake(enrollmentId: string, pose: EnrollmentPose): EnrollmentProgress;
	/** Saves person, consent and templates in one transaction. Throws ENROLLMENT_INCOMPLETE. */
	finish(enrollmentId: string, actor: string): Promise<EmployeeSummary>;
	cancel(enrollmentId: string): void;
}
