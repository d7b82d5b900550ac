// From wire values to domain values, where zod's shape alone is not enough.
import { MAX_IMAGE_BYTES } from "../contract/index.ts";
import { type EmployeeId, parseEmployeeId } from "../core/domain/employee.ts";
import { AppError } from "../core/domain/errors.ts";

/** Bytes of an uploaded image. Rejects with VALIDATION_FAILED when it is empty, PAYLOAD_TOO_LARGE over 10 MB. */
export async function readImage(image: Blob, field: string): Promise<Uint8Array> {
	if (image.size === 0) throw new AppError("VALIDATION_FAILED", { fields: [field] });
	if (image.size > MAX_IMAGE_BYTES) throw new AppError("PAYLOAD_TOO_LARGE");
	return new Uint8Array(await image.arrayBuffer());
}

/** Throws VALIDATION_FAILED naming the field as the caller knows it. */
export function readEmployeeId(value: string, field: string): EmployeeId {
	const employeeId = parseEmployeeId(value);
	if (!employeeId) throw new AppError("VALIDATION_FAILED", { fields: [field] });
	return employeeId;
}
