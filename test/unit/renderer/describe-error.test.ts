import { ORPCError } from "@orpc/client";
import { describe, expect, it } from "vitest";
import { describeError, readRefusal } from "../../../src/renderer/i18n/describe-error.ts";

const lost = { title: "lost", action: "wait" };

describe("what went wrong, in words", () => {
	it("is the product's own text in the language, with the refusal's data filled in", () => {
		const error = new ORPCError("PIN_LOCKED", { data: { retryAfterSeconds: 90 } });
		const english = describeError(error, "en", lost);
		const indonesian = describeError(error, "id", lost);
		expect(english).toMatchObject({ code: "PIN_LOCKED", retryable: true, numbers: { retryAfterSeconds: 90 } });
		expect(english.title).not.toBe(indonesian.title);
		for (const { title, action } of [english, indonesian]) expect(`${title} ${action}`).not.toMatch(/\{\{|\?/);
	});

	it("is an internal error for a code that is not in the catalogue", () => {
		expect(readRefusal(new ORPCError("BAD_GATEWAY")).code).toBe("INTERNAL");
	});

	it("is a lost connection when nobody answered", () => {
		expect(describeError(new TypeError("closed"), "en", lost)).toEqual({
			...lost,
			code: "CONNECTION_LOST",
			retryable: true,
			numbers: {},
		});
	});
});
