// The OpenAPI 3.1 document: generated from the contract, then brought into the form that client generators and
// Swagger UI understand. oRPC lists a body with a file as JSON too, and says `contentMediaType` where both expect
// `format: binary`.
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { z } from "zod";
import { integrationContract } from "../contract/index.ts";

type Json = z.infer<ReturnType<typeof z.json>>;
type JsonObject = { [key: string]: Json };

/** Operations that answer without a key; `optional` ones say more with one. */
const openOperations: Readonly<Record<string, "none" | "optional">> = {
	home: "none",
	live: "none",
	ready: "none",
	health: "optional",
};

export async function createOpenApiDocument(version: string): Promise<JsonObject> {
	const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
	const document = await generator.generate(integrationContract, {
		info: {
			title: "Hadir",
			version,
			description:
				"Face recognition and attendance. `/recognize` never records; `POST /v1/punches` does. " +
				"Texts of errors follow `Accept-Language` (Indonesian, English).",
			license: { name: "MIT", identifier: "MIT" },
		},
		servers: [{ url: "/" }],
		security: [{ apiKey: [] }],
		tags: [
			{ name: "faces", description: "Register and recognise people" },
			{ name: "attendance", description: "Record and read punches" },
			{ name: "operation", description: "Health and deliveries" },
			{ name: "service", description: "The service itself" },
		],
		components: { securitySchemes: { apiKey: { type: "apiKey", in: "header", name: "X-API-Key" } } },
		customErrorResponseBodySchema: (errors) => errorSchema(errors.map(([code]) => code)),
	});
	const plain = z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(document)));
	return { ...plain, paths: mapValues(asObject(plain["paths"]), (item) => mapValues(asObject(item), toOperation)) };
}

function errorSchema(codes: string[]): JsonSchemaOfErrors {
	return {
		type: "object",
		description: codes.join(", "),
		properties: {
			status: { const: "error" },
			code: { type: "string", enum: codes },
			message: { type: "string", description: "What happened and what to do about it" },
		},
		required: ["status", "code", "message"],
	};
}

interface JsonSchemaOfErrors {
	readonly [keyword: string]: unknown;
	readonly type: "object";
}

function toOperation(value: Json): Json {
	const operation = asObject(tidy(value));
	const open = openOperations[String(operation["operationId"])];
	const responses = mapValues(asObject(operation["responses"]), nameErrors);
	const shaped = { ...operation, responses: { ...responses } };
	return {
		...shaped,
		...(open && { security: open === "none" ? [] : [{}, { apiKey: [] }] }),
		...(operation["requestBody"] && { requestBody: splitBody(asObject(operation["requestBody"])) }),
	};
}

/** A response that oRPC describes by its number says which codes it carries instead. */
function nameErrors(value: Json): Json {
	const response = asObject(value);
	const schema = asObject(asObject(asObject(response["content"])["application/json"])["schema"]);
	const codes = asObject(asObject(schema["properties"])["code"])["enum"];
	return Array.isArray(codes) ? { ...response, description: codes.join(", ") } : response;
}

/** Alternatives with a file go by multipart only, the others by JSON only. */
function splitBody(body: JsonObject): JsonObject {
	const schema = asObject(asObject(asObject(body["content"])["application/json"])["schema"]);
	const alternatives = (Array.isArray(schema["anyOf"]) ? schema["anyOf"] : [schema]).map(asObject);
	const [withFile, withoutFile] = [alternatives.filter(hasFile), alternatives.filter((each) => !hasFile(each))];
	const encoding = { image: { contentType: "image/jpeg, image/png, image/webp" } };
	return {
		...body,
		content: {
			...(withFile[0] && { "multipart/form-data": { schema: withFile[0], encoding } }),
			...(withoutFile[0] && { "application/json": { schema: withoutFile[0] } }),
		},
	};
}

function hasFile(schema: JsonObject): boolean {
	return Object.values(asObject(schema["properties"])).some((property) => asObject(property)["format"] === "binary");
}

/** Files as `format: binary`; without the bounds that every JavaScript integer has, and flags that say nothing. */
function tidy(value: Json): Json {
	if (Array.isArray(value)) return value.map(tidy);
	if (value === null || typeof value !== "object") return value;
	const { contentMediaType, allowEmptyValue: _empty, allowReserved: _reserved, ...rest } = value;
	const kept = Object.entries(rest).filter(([, each]) => Math.abs(Number(each)) !== Number.MAX_SAFE_INTEGER);
	const tidied = Object.fromEntries(kept.map(([key, each]) => [key, tidy(each)]));
	return contentMediaType === undefined ? tidied : { ...tidied, format: "binary" };
}

function asObject(value: Json | undefined): JsonObject {
	return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

function mapValues(object: JsonObject, change: (value: Json) => Json): JsonObject {
	return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
