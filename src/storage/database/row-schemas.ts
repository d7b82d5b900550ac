// What a stored value must look like when it is read back.
import { z } from "zod";
import {
	clockStates,
	confidenceBands,
	directionSources,
	directions,
	punchMethods,
} from "../../core/domain/attendance/attendance-event.ts";
import { enrollmentPoses, parseEmployeeId } from "../../core/domain/employee.ts";

export const employeeIdField = z.string().transform((value, context) => {
	const employeeId = parseEmployeeId(value);
	if (employeeId) return employeeId;
	context.addIssue({ code: "custom", message: "not an employee id" });
	return z.NEVER;
});

export const blobField = z.instanceof(Uint8Array);
export const flagField = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);
export const poseField = z.enum([...enrollmentPoses, "any"]);
export const templateSourceField = z.enum(["kiosk", "rest", "import"]);
export const directionField = z.enum(directions);
export const directionSourceField = z.enum(directionSources);
export const methodField = z.enum(punchMethods);
export const confidenceField = z.enum(confidenceBands).nullable();
export const clockStateField = z.enum(clockStates);
