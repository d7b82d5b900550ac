import { z } from "zod";

/** A column that holds JSON; what does not parse is not of the schema's kind. */
export function jsonField<Schema extends z.ZodType>(schema: Schema) {
	return z
		.string()
		.transform((text, context) => {
			try {
				return JSON.parse(text) as unknown;
			} catch {
				context.addIssue({ code: "custom", message: "not JSON" });
				return z.NEVER;
			}
		})
		.pipe(schema);
}
