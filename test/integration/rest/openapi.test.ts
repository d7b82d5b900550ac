// The OpenAPI document: valid, complete, and good enough that generated clients work.
import { Validator } from "@seriousme/openapi-schema-validator";
import createClient from "openapi-fetch";
import openapiTypescript, { astToString } from "openapi-typescript";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { restRoutes } from "../../../src/server/rest/routes.ts";
import { samplePhoto } from "../../support/sample-photos.ts";
import { type ServedApp, serveApp, testApiKey } from "../../support/served-app.ts";
import type { paths } from "./hadir-api.generated.d.ts";

const operationSchema = z.object({
	operationId: z.string(),
	summary: z.string().min(5),
	security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
	requestBody: z.object({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) }).optional(),
	responses: z.record(z.string(), z.object({ description: z.string() })),
});
const documentSchema = z.object({
	openapi: z.literal("3.1.1"),
	info: z.object({ title: z.literal("Hadir"), version: z.string() }),
	security: z.tuple([z.object({ apiKey: z.array(z.string()) })]),
	paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

let served: ServedApp;
let document: unknown;

beforeAll(async () => {
	served = await serveApp();
	document = await (await fetch(`${served.url}/openapi.json`)).json();
});
afterAll(() => served.close());

function operation(method: string, path: string) {
	const found = documentSchema.parse(document).paths[path]?.[method];
	if (!found) throw new Error(`${method} ${path} is not in the document`);
	return found;
}

describe("/openapi.json", () => {
	it("is valid OpenAPI 3.1", async () => {
		const { valid, errors } = await new Validator().validate(
			structuredClone(z.record(z.string(), z.unknown()).parse(document)),
		);
		expect(errors).toBeUndefined();
		expect(valid).toBe(true);
	});

	it("has every route that is served, and no other", () => {
		const described = Object.entries(documentSchema.parse(document).paths).flatMap(([path, methods]) =>
			Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
		);
		expect(described.sort()).toEqual(
			restRoutes()
				.map(({ method, path }) => `${method} ${path}`)
				.sort(),
		);
	});

	it("sends photos by multipart only, as files that a picker and a generator understand", () => {
		for (const path of ["/register", "/recognize"]) {
			const { content } = operation("post", path).requestBody ?? { content: {} };
			expect(Object.keys(content)).toEqual(["multipart/form-data"]);
			expect(content["multipart/form-data"]).toMatchObject({
				schema: { properties: { image: { type: "string", format: "binary" } } },
				encoding: { image: { contentType: "image/jpeg, image/png, image/webp" } },
			});
		}
		const { content } = operation("post", "/v1/punches").requestBody ?? { content: {} };
		expect(content).toMatchObject({
			"multipart/form-data": { schema: { required: ["image"] } },
			"application/json": { schema: { required: ["employee_id"] } },
		});
		expect(JSON.stringify(document)).not.toContain("contentMediaType");
	});

	it("says what needs a key, and which errors a call can answer with", () => {
		expect(operation("get", "/").security).toEqual([]);
		expect(operation("get", "/v1/health").security).toEqual([{}, { apiKey: [] }]);
		expect(operation("get", "/users").security).toBeUndefined();
		const { responses } = operation("post", "/recognize");
		expect(Object.keys(responses)).toEqual(["200", "401", "403", "413", "415", "422", "429", "500", "503"]);
		expect(responses["422"]?.description).toBe("VALIDATION_FAILED, NO_FACE, MULTIPLE_FACES");
		expect(operation("delete", "/user/{employee_id}").responses["404"]?.description).toBe("EMPLOYEE_NOT_FOUND");
	});

	it("is the document that is committed (npx vitest -u writes it)", async () => {
		await expect(`${JSON.stringify(document, null, "\t")}\n`).toMatchFileSnapshot("../../../docs/openapi.json");
	});

	it("gives the types that are committed, with files as Blob", async () => {
		const blob = ts.factory.createTypeReferenceNode("Blob");
		const types = await openapiTypescript(JSON.stringify(document), {
			transform: ({ format }) => (format === "binary" ? blob : undefined),
		});
		await expect(astToString(types)).toMatchFileSnapshot("hadir-api.generated.d.ts");
	});
});

describe("a client generated from it", () => {
	const toForm = (body: object) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(body)) form.append(name, value);
		return form;
	};
	const connect = () => createClient<paths>({ baseUrl: served.url, headers: { "x-api-key": testApiKey } });
	const photo = async (person: "rina" | "maya") =>
		new Blob([new Uint8Array(await samplePhoto(person))], { type: "image/jpeg" });

	it("registers, recognises, punches and reads back", async () => {
		const client = connect();
		const registered = await client.POST("/register", {
			body: { employee_id: "E-3", name: "Rina", image: await photo("rina") },
			bodySerializer: toForm,
		});
		expect(registered.data?.data.num_embeddings).toBe(1);

		const { data } = await client.POST("/recognize", { body: { image: await photo("rina") }, bodySerializer: toForm });
		if (!data?.data.match) throw new Error("she was not recognised");
		expect(data.data.name).toBe("Rina");

		const punch = await client.POST("/v1/punches", { body: { employee_id: "E-3", direction: "OUT" } });
		expect(punch.response.status).toBe(201);
		const listed = await client.GET("/v1/punches", { params: { query: { employee_id: "E-3", limit: 10 } } });
		expect(listed.data?.data.map(({ event_id }) => event_id)).toEqual([punch.data?.data.event_id]);
	});

	it("gets typed errors", async () => {
		const client = connect();
		const { error } = await client.DELETE("/user/{employee_id}", { params: { path: { employee_id: "nobody" } } });
		expect(error?.code).toBe("EMPLOYEE_NOT_FOUND");
		const strange = await client.POST("/v1/punches", { body: { image: await photo("maya") }, bodySerializer: toForm });
		expect(strange.error?.code).toBe("NOT_RECOGNISED");
	});
});
