// A client that has lost the answer sends the same request again, with the same Idempotency-Key.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { samplePhoto } from "../../support/sample-photos.ts";
import { type ServedApp, serveApp, testApiKey } from "../../support/served-app.ts";

const answerSchema = z.object({
	code: z.string().optional(),
	data: z.object({ event_id: z.string(), state: z.string() }).optional(),
});
const pageSchema = z.object({ data: z.array(z.object({ event_id: z.string() })) });

let served: ServedApp;
beforeAll(async () => {
	served = await serveApp();
	for (const [employeeId, person] of [
		["E-1", "dewi"],
		["E-2", "putri"],
	] as const) {
		const form = await formWith(person);
		form.set("employee_id", employeeId);
		form.set("name", person);
		const registered = await fetch(`${served.url}/register`, {
			method: "POST",
			headers: { "x-api-key": testApiKey },
			body: form,
		});
		expect(registered.status).toBe(200);
	}
});
afterAll(() => served.close());

async function formWith(person: "dewi" | "putri"): Promise<FormData> {
	const form = new FormData();
	form.set("image", new File([new Uint8Array(await samplePhoto(person))], "photo.jpg", { type: "image/jpeg" }));
	return form;
}

async function post(body: object | FormData, key?: string) {
	const response = await fetch(`${served.url}/v1/punches`, {
		method: "POST",
		headers: {
			"x-api-key": testApiKey,
			...(!(body instanceof FormData) && { "content-type": "application/json" }),
			...(key !== undefined && { "idempotency-key": key }),
		},
		body: body instanceof FormData ? body : JSON.stringify(body),
	});
	return { status: response.status, ...answerSchema.parse(await response.json()) };
}

async function recorded(): Promise<string[]> {
	const response = await fetch(`${served.url}/v1/punches`, { headers: { "x-api-key": testApiKey } });
	return pageSchema.parse(await response.json()).data.map(({ event_id }) => event_id);
}

describe("POST /v1/punches with an Idempotency-Key", () => {
	const past = { employee_id: "E-1", occurred_at: "2026-01-05T08:00:00+07:00", note: "gate" };

	it("answers the same again, in quotes or without, and records once", async () => {
		const first = await post(past, '"gate-0001-a"');
		expect(first).toMatchObject({ status: 201, data: { state: "recorded" } });
		expect(await post(past, "gate-0001-a")).toEqual(first);
		expect(await recorded()).toEqual([first.data?.event_id]);
	});

	it("refuses the key for anything else, and what is no key", async () => {
		expect(await post({ ...past, note: "another gate" }, "gate-0001-a")).toMatchObject({
			status: 422,
			code: "IDEMPOTENCY_KEY_REUSED",
		});
		for (const key of ["short", "with a space in it", '"gate-0001', "ä".repeat(9)])
			expect(await post(past, key)).toMatchObject({ status: 422, code: "VALIDATION_FAILED" });
		expect(await recorded()).toHaveLength(1);
	});

	it("answers the same again also where the punch was there already", async () => {
		const second = await post(past, "gate-0002-a");
		expect(second).toMatchObject({ status: 200, data: { state: "already_recorded" } });
		expect(await post(past, "gate-0002-a")).toEqual(second);
	});

	it("does not keep a refusal: the same request is taken once it can be", async () => {
		expect(await post({ employee_id: "E-9" }, "gate-0003-a")).toMatchObject({ status: 404 });
		expect(await post({ employee_id: "E-9" }, "gate-0003-a")).toMatchObject({ status: 404 });
		expect(await post({ ...past, occurred_at: "2026-01-06T08:00:00+07:00" }, "gate-0003-a")).toMatchObject({
			status: 201,
		});
	});

	it("takes the same photo twice at once for one punch", async () => {
		const before = (await recorded()).length;
		const answers = await Promise.all([1, 2].map(async () => post(await formWith("putri"), "gate-0004-a")));
		expect(answers[0]).toMatchObject({ status: 201 });
		expect(answers[1]).toEqual(answers[0]);
		expect(await recorded()).toHaveLength(before + 1);
		expect(await post(await formWith("dewi"), "gate-0004-a")).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
	});

	it("says that an erased person is not there, and not which records were theirs", async () => {
		const body = { employee_id: "E-2", occurred_at: "2026-01-07T08:00:00+07:00" };
		expect(await post(body, "gate-0005-a")).toMatchObject({ status: 201 });
		const headers = { "x-api-key": testApiKey };
		expect((await fetch(`${served.url}/user/E-2`, { method: "DELETE", headers })).status).toBe(200);
		expect(await post(body, "gate-0005-a")).toEqual({ status: 404, code: "EMPLOYEE_NOT_FOUND" });
	});
});
