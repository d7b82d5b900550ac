import { ORPCError } from "@orpc/client";

/** The fields that the host refused, if that is what it said. */
export function refusedFields(error: unknown): readonly string[] {
	if (!(error instanceof ORPCError) || error.code !== "VALIDATION_FAILED") return [];
	const data: unknown = error.data;
	if (typeof data !== "object" || data === null || !("fields" in data) || !Array.isArray(data.fields)) return [];
	return data.fields.map(String);
}
