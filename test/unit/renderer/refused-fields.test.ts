import { ORPCError } from "@orpc/client";
import { expect, test } from "vitest";
import { refusedFields } from "../../../src/renderer/client/refused-fields.ts";

test("the fields that the host refuses are shown at their place", () => {
	const refusal = (code: string, data: unknown) => refusedFields(new ORPCError(code, { data }));
	expect(refusal("VALIDATION_FAILED", { fields: ["url"] })).toEqual(["url"]);
	expect(refusal("VALIDATION_FAILED", {})).toEqual([]);
	expect(refusal("FORBIDDEN", { fields: ["url"] })).toEqual([]);
	expect(refusedFields(new Error("gone"))).toEqual([]);
});
