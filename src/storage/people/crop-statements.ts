// Writing enrollment pictures, for whoever has a transaction open.
import type { KeyObject } from "node:crypto";
import type { Template } from "../../core/domain/employee.ts";
import type { EnrollmentCrop } from "../../core/ports/enrollment-crops.ts";
import type { Connection } from "../database/connection.ts";
import { type SealContext, seal } from "../keys/envelope.ts";

/** A picture belongs to one row and one person: moved to another it does not open. */
export function cropContext(row: { readonly cropId: string; readonly personKey: number }): SealContext {
	return ["hadir.enrollment-crop.v1", row.cropId, row.personKey];
}

export function prepareCropStatements(connection: Connection) {
	return {
		insert: connection.command(
			`INSERT INTO enrollment_crops (crop_id, person_key, sealed_image, pose, source, created_at_ms)
			 VALUES (@cropId, @personKey, @sealedImage, @pose, @source, @createdAtMs)`,
		),
		deleteOfPerson: connection.command("DELETE FROM enrollment_crops WHERE person_key = @personKey"),
	};
}
export type CropStatements = ReturnType<typeof prepareCropStatements>;

export interface CropOwner {
	readonly personKey: number;
	readonly dataKey: KeyObject;
}

/** Returns the key of the new row. */
export function insertCrop(
	statements: CropStatements,
	{ personKey, dataKey }: CropOwner,
	{ cropId, image }: EnrollmentCrop,
	{ pose, source, createdAtMs }: Pick<Template, "pose" | "source" | "createdAtMs">,
): number {
	const sealedImage = seal(dataKey, image, cropContext({ cropId, personKey }));
	return statements.insert.run({ cropId, personKey, sealedImage, pose, source, createdAtMs }).insertedKey;
}
