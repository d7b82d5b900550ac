import { expect, test } from "vitest";
import { redact } from "../../../src/sync/connectors/redaction.ts";

const secrets = { apiKey: "k+y/9f8e7d6c5b4a", short: "abc" };

test.each([
	["the key itself", "token k+y/9f8e7d6c5b4a is wrong", "token ••• is wrong"],
	["in an address", `?key=${encodeURIComponent(secrets.apiKey)}&x=1`, "?key=•••&x=1"],
	["in base64", `Basic ${Buffer.from(secrets.apiKey).toString("base64")}`, "Basic •••"],
	["cut off at the end of a shortened text", "you sent k+y/9f8e7…", "you sent •••…"],
	["a short one, which may be an ordinary word", "abc is not known", "abc is not known"],
])("hides %s", (_case, text, expected) => {
	expect(redact(text, secrets)).toBe(expected);
});
