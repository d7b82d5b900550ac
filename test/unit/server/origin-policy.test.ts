import { describe, expect, it } from "vitest";
import { isLoopbackHost } from "../../../src/server/loopback.ts";
import { createOriginPolicy } from "../../../src/server/origin-policy.ts";

describe("isLoopbackHost", () => {
	it.each(["127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "kiosk.localhost", "::1", "[::1]"])("%s is", (host) => {
		expect(isLoopbackHost(host)).toBe(true);
	});
	it.each(["0.0.0.0", "::", "192.168.1.4", "127.0.0.1.evil.example", "localhost.evil.example", "1270.0.0.1", ""])(
		"%s is not",
		(host) => {
			expect(isLoopbackHost(host)).toBe(false);
		},
	);
});

describe("origin policy on loopback", () => {
	const policy = createOriginPolicy({ boundHost: "127.0.0.1", corsOrigins: ["https://hris.example:8443/"] });

	it.each(["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "hris.example:8443", undefined])(
		"knows host %s",
		(host) => {
			expect(policy.isKnownHost(host)).toBe(true);
		},
	);
	it.each(["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "hris.example", "", "a b", "@"])(
		"does not know host %j",
		(host) => {
			expect(policy.isKnownHost(host)).toBe(false);
		},
	);
	it.each([
		[undefined, "none"],
		["http://127.0.0.1:8000", "none"],
		["https://hris.example:8443", "listed"],
		["http://hris.example:8443", "foreign"],
		["https://hris.example", "foreign"],
		["http://127.0.0.1:9000", "foreign"],
		["null", "foreign"],
		["", "foreign"],
		["file://", "foreign"],
	])("judges origin %j as %s", (origin, judgement) => {
		expect(policy.judgeOrigin(origin, "127.0.0.1:8000")).toBe(judgement);
	});
});

describe("origin policy beyond loopback", () => {
	it("cannot know its names, and still refuses foreign origins", () => {
		const policy = createOriginPolicy({ boundHost: "0.0.0.0", corsOrigins: [] });
		expect(policy.isKnownHost("kiosk.kantor.example:8000")).toBe(true);
		expect(policy.judgeOrigin("https://kiosk.kantor.example:8000", "kiosk.kantor.example:8000")).toBe("none");
		expect(policy.judgeOrigin("https://evil.example", "kiosk.kantor.example:8000")).toBe("foreign");
	});
});
