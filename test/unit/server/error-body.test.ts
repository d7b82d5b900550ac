import { describe, expect, it } from "vitest";
import { errorCatalogue } from "../../../src/core/domain/errors.ts";
import { qualityHints } from "../../../src/core/domain/recognition/recognition-result.ts";
import { codeOfHttpStatus, errorAnswer, fromRpcError } from "../../../src/server/rest/error-body.ts";

describe("error bodies", () => {
	it.each(Object.entries(errorCatalogue))("%s has its status and a text without gaps", (code, { status }) => {
		const rpc = { defined: true, code, status, message: code, data: { fields: ["name"], requestId: "1" } };
		const { httpStatus, body } = fromRpcError(rpc, "en");
		expect(httpStatus).toBe(status);
		expect(body).toEqual({ status: "error", code, message: expect.stringMatching(/^[A-Z].*\.$|models/) });
		expect(body.message).not.toContain("{{");
	});

	it("tells nothing of an error that is not in the catalogue", () => {
		const odd = { code: "SOMETHING_ELSE", status: 500, message: "SELECT * FROM secrets", data: {} };
		expect(JSON.stringify(fromRpcError(odd, "en"))).not.toContain("secrets");
		expect(fromRpcError(odd, "en").body.code).toBe("INTERNAL");
		expect(fromRpcError("not even an object", "en").body.code).toBe("INTERNAL");
		expect(fromRpcError({ code: "BAD_REQUEST", status: 400 }, "en").httpStatus).toBe(422);
	});

	it.each(["id", "en"])("says of the disk what is true of every call, not of a punch only (%s)", (language) => {
		expect(errorAnswer("STORAGE_UNAVAILABLE", language).body.message).not.toMatch(/punch|presensi/i);
	});

	it.each(qualityHints)("says of a photo what to change: %s", (hint) => {
		const message = (language: string, data = {}) => errorAnswer("LOW_QUALITY", language, data).body.message;
		for (const language of ["id", "en"]) {
			expect(message(language, { hint })).toMatch(/^.+\. (Ambil lagi|Take it again) .+\.$/);
			expect(message(language, { hint })).not.toBe(message(language));
		}
		expect(message("en", { hint: "__proto__" })).toBe(message("en"));
	});

	it("speaks the caller's language", () => {
		expect(errorAnswer("NO_FACE", "id").body.message).not.toBe(errorAnswer("NO_FACE", "en").body.message);
	});

	it.each([
		[400, "VALIDATION_FAILED"],
		[404, "NOT_FOUND"],
		[413, "PAYLOAD_TOO_LARGE"],
		[415, "VALIDATION_FAILED"],
		[429, "RATE_LIMITED"],
		[500, "INTERNAL"],
		[502, "INTERNAL"],
		[Number.NaN, "INTERNAL"],
	])("a library's %d is %s", (status, code) => {
		expect(codeOfHttpStatus(status)).toBe(code);
	});
});
