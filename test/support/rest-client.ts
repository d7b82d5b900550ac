// The integration contract over plain HTTP, shaped like the RPC clients: routes and methods are read from the contract.
import { createORPCClient, ORPCError } from "@orpc/client";
import { z } from "zod";
import type { HadirClient } from "../../src/contract/index.ts";
import { integrationContract } from "../../src/contract/index.ts";

const errorSchema = z.strictObject({ status: z.literal("error"), code: z.string(), message: z.string().min(1) });

const procedureNames = {
	home: "home",
	register: "register",
	recognize: "recognize",
	users: "users",
	deleteUser: "deleteUser",
	createPunch: "createPunch",
	listPunches: "listPunches",
	sync: "sync",
	metrics: "metrics",
	live: "live",
	ready: "ready",
	health: "health",
} as const satisfies { [Name in keyof typeof integrationContract]: Name };

export type IntegrationClient = HadirClient["integration"];

export function createRestClient(baseUrl: string, apiKey: string | null): IntegrationClient {
	return createORPCClient<IntegrationClient>({
		async call(path, input) {
			const procedure = z.enum(procedureNames).parse(path.join("."));
			const { route } = integrationContract[procedure]["~orpc"];
			return send(route, z.record(z.string(), z.unknown()).parse(input ?? {}), { baseUrl, apiKey });
		},
	});
}

interface Target {
	readonly baseUrl: string;
	readonly apiKey: string | null;
}

type Route = { method?: string | undefined; path?: string | undefined; outputStructure?: string | undefined };

async function send(route: Route, input: object, { baseUrl, apiKey }: Target): Promise<unknown> {
	const rest = new Map<string, unknown>(Object.entries(input).filter(([, value]) => value !== undefined));
	const path = (route.path ?? "").replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = String(rest.get(name));
		rest.delete(name);
		return encodeURIComponent(value);
	});
	const method = route.method ?? "POST";
	const query = method === "GET" && rest.size > 0 ? `?${new URLSearchParams(toTexts(rest))}` : "";
	const response = await fetch(`${baseUrl}${path}${query}`, {
		method,
		headers: {
			...(apiKey !== null && { "x-api-key": apiKey }),
			...(method === "POST" && !hasFile(rest) && { "content-type": "application/json" }),
		},
		...(method === "POST" && { body: hasFile(rest) ? toForm(rest) : JSON.stringify(Object.fromEntries(rest)) }),
	});
	const mediaType = response.headers.get("content-type") ?? "";
	if (mediaType.startsWith("text/plain")) return new File([await response.text()], "text", { type: mediaType });
	const body: unknown = await response.json();
	if (response.ok) return route.outputStructure === "detailed" ? { status: response.status, body } : body;
	const { code } = errorSchema.parse(body);
	throw new ORPCError(code, { status: response.status });
}

function hasFile(fields: ReadonlyMap<string, unknown>): boolean {
	return [...fields.values()].some((value) => value instanceof Blob);
}

function toTexts(fields: ReadonlyMap<string, unknown>): [string, string][] {
	return [...fields].map(([name, value]) => [name, String(value)]);
}

function toForm(fields: ReadonlyMap<string, unknown>): FormData {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value instanceof Blob ? value : String(value));
	return form;
}
