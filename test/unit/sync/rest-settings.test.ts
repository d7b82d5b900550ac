import { describe, expect, test } from "vitest";
import { targetFields } from "../../../src/core/domain/delivery/target.ts";
import { restConnector } from "../../../src/sync/connectors/rest-target.ts";
import { fill, fillJson, valueAt } from "../../../src/sync/connectors/template.ts";

/** The form as it begins, with an address. */
const settings = {
	...Object.fromEntries(
		targetFields.rest.filter(({ type }) => type !== "secret").map(({ name, fallback }) => [name, fallback]),
	),
	url: "https://hris.example/api/{{employee_id}}?t={{secret}}",
};
const problems = (changes: object) => restConnector.problems({ ...settings, ...changes }, {});

describe("the generic connector's settings", () => {
	test("are whole as the form begins, once there is an address", () => {
		expect(problems({})).toEqual([]);
	});

	test.each([
		["an address that is none", { url: "hris.example" }, ["url"]],
		["an address with a password in it", { url: "https://a:b@hris.example" }, ["url"]],
		["a placeholder that there is not", { body: '{"a":"{{name}}"}' }, ["body"]],
		["the secret in a body, which is kept in clear", { body: '{"a":"{{secret}}"}' }, ["body"]],
		["a body that is no JSON", { body: "{{event_id}}" }, ["body"]],
		["a header that is none", { headers: "Authorization" }, ["headers"]],
		["statuses that are none", { deliveredStatuses: "2xx" }, ["deliveredStatuses"]],
		["a list without a column for the number", { listUrl: "https://hris.example/", listIdField: "" }, ["listIdField"]],
		["a method that reads", { method: "GET" }, ["method"]],
	])("with %s name the field", (_case, changes, fields) => {
		expect(problems(changes)).toEqual(fields);
	});

	test("show the host of an address, and none of its path", () => {
		expect(restConnector.placeOf(settings)).toBe("hris.example");
	});
});

describe("a template", () => {
	const values = { id: 'E "17"\n&x', n: "12" };

	test("keeps a value in its place, whatever is in it", () => {
		expect(JSON.stringify(fillJson({ a: ["{{id}}", { b: "<{{ id }}>" }], c: 1, n: "{{n:number}}" }, values))).toBe(
			'{"a":["E \\"17\\"\\n&x",{"b":"<E \\"17\\"\\n&x>"}],"c":1,"n":12}',
		);
		expect(fill("a={{id}}&b=1", values, encodeURIComponent)).toBe("a=E%20%2217%22%0A%26x&b=1");
	});

	test("never sends nothing, nor a zero, for what is no number, and fills a number among other words", () => {
		const odd = { ...values, none: "" };
		const template = { id: "{{id:number}}", none: "{{none:number}}", n: "no. {{n:number}}" };
		expect(fillJson(template, odd)).toEqual({ id: values.id, none: "", n: "no. 12" });
		expect(fill("?n={{n:number}}", values)).toBe("?n=12");
	});

	test("reads an answer by a path, own fields only", () => {
		expect(valueAt({ data: { items: [1] } }, "data.items")).toEqual([1]);
		expect(valueAt([{ a: 5 }], "0.a")).toBe(5);
		expect(valueAt({}, "constructor")).toBeUndefined();
		expect(valueAt("text", "length")).toBeUndefined();
		expect(valueAt([1], "")).toEqual([1]);
	});
});
