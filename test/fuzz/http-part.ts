// REST as a stranger with a key, or without one, speaks it: bodies, headers and addresses of every kind over real HTTP.
import { Agent, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { z } from "zod";
import { serveApp, testApiKey } from "../support/served-app.ts";
import { mutate } from "./mutate.ts";
import { attackString, mutateText } from "./mutate-text.ts";
import { below, pick, type Random } from "./random-choice.ts";
import type { Attempt, FuzzPart } from "./run-part.ts";
import { createSeedImages } from "./seed-images.ts";

const BOUNDARY = "----fuzz";
const PATHS = [
	"/",
	"/register",
	"/recognize",
	"/users",
	"/user/E-1",
	"/v1/punches",
	"/v1/sync",
	"/v1/health",
	"/openapi.json",
];
const QUERIES = ["", "?limit=5", "?from=2026-11-22", "?employee_id=E-1", "?cursor=1"];
const METHODS = ["GET", "POST", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD"];
const BODIES = [
	'{"employee_id":"E-1","name":"Dewi","image":"data:image/jpeg;base64,/9j/4AAQ"}',
	'{"employee_id":"E-1","direction":"IN","occurred_at":"2026-11-22T08:00:00+07:00"}',
	"employee_id=E-1&name=Dewi",
];
const CONTENT_TYPES = [
	"application/json",
	"application/json; charset=utf-7",
	"text/plain",
	"application/x-www-form-urlencoded",
];

/** Refusals have one shape; other answers are theirs to shape. */
const refusalSchema = z.looseObject({ status: z.literal("error"), code: z.string(), message: z.string().min(1) });

interface Request {
	readonly method: string;
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array;
}

export const httpPart: FuzzPart = {
	name: "http",
	async open() {
		const served = await serveApp({ env: { HADIR_RATE_LIMIT: "100000000" } });
		const images = (await createSeedImages()).map(({ bytes }) => bytes);
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		const { port } = new URL(served.url);
		let errorsSeen = 0;
		return {
			async attempt(random: Random): Promise<Attempt> {
				const made = makeRequest(random, images);
				const isRaw = random() < 0.1;
				const input = `${made.method} ${made.path} ${JSON.stringify(made.headers)} ${Buffer.from(made.body).toString("latin1")}`;
				const answer = isRaw
					? await sendRaw(Number(port), mutateText(toWire(made), random))
					: await send(served.url, agent, made);
				const errors = served.log.lines.filter(({ level }) => level === "error");
				const isBroken = errors.length > errorsSeen;
				errorsSeen = errors.length;
				const problem = isBroken ? `logged: ${JSON.stringify(errors.at(-1))}` : problemOf(answer);
				return { outcome: String(answer.status), problem, input: input.slice(0, 4000) };
			},
			async close() {
				agent.destroy();
				await served.close();
			},
		};
	},
};

function makeRequest(random: Random, images: readonly Uint8Array[]): Request {
	const base = `${pick(random, PATHS)}${pick(random, QUERIES)}`;
	const path = random() < 0.2 ? `/${encodeURI(mutateText(base, random).toWellFormed())}` : base;
	const { contentType, body } = random() < 0.5 ? multipart(random, images) : plainBody(random);
	const method = random() < 0.6 ? "POST" : (pick(random, METHODS) ?? "GET");
	const key = random() < 0.9 ? testApiKey : toHeader(attackString(random));
	const headers = { "x-api-key": key, "content-type": contentType, ...oddHeader(random) };
	return { method, path, headers, body: method === "GET" || method === "HEAD" ? new Uint8Array() : body };
}

function plainBody(random: Random): { contentType: string; body: Uint8Array } {
	const text = pick(random, BODIES) ?? "";
	const body = Buffer.from(random() < 0.8 ? mutateText(text, random) : text);
	return { contentType: pick(random, CONTENT_TYPES) ?? "application/json", body };
}

function multipart(random: Random, images: readonly Uint8Array[]): { contentType: string; body: Uint8Array } {
	const image = pick(random, images) ?? new Uint8Array();
	const file = random() < 0.15 ? mutate(image, random).bytes : image.subarray(0, below(random, 400));
	const field = (name: string, value: string) =>
		`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
	const head = `${field("employee_id", "E-1")}${field("name", attackString(random))}--${BOUNDARY}\r\nContent-Disposition: form-data; name="image"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
	const damaged = random() < 0.5 ? mutateText(head, random) : head;
	const body = Buffer.concat([Buffer.from(damaged), file, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
	const boundary = random() < 0.9 ? BOUNDARY : toHeader(attackString(random));
	return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

/** What a header may hold; the rest is for `sendRaw`. */
function toHeader(text: string): string {
	return text.replace(/[^\x20-\x7e]/g, "?").slice(0, 2000);
}

const ODD_HEADERS = [
	"origin",
	"accept-language",
	"idempotency-key",
	"host",
	"content-encoding",
	"x-forwarded-for",
	"range",
];

function oddHeader(random: Random): Record<string, string> {
	return random() < 0.3 ? { [pick(random, ODD_HEADERS) ?? "origin"]: toHeader(attackString(random)) } : {};
}

interface Answer {
	/** 0: the connection was closed without a word. */
	readonly status: number;
	readonly text: string;
}

function problemOf({ status, text }: Answer): string | null {
	if (status >= 500) return `answered with ${status}: ${text.slice(0, 200)}`;
	if (status < 400 || text === "") return null;
	try {
		return refusalSchema.safeParse(JSON.parse(text)).success
			? null
			: `a refusal of another shape: ${text.slice(0, 200)}`;
	} catch {
		return `a refusal that is no JSON: ${text.slice(0, 200)}`;
	}
}

function send(url: string, agent: Agent, { method, path, headers, body }: Request): Promise<Answer> {
	return new Promise((resolve) => {
		const sent = request(`${url}${path}`, {
			method,
			headers: { ...headers, "content-length": String(body.length) },
			agent,
		});
		sent.on("response", (response: IncomingMessage) => {
			const parts: Buffer[] = [];
			response.on("data", (part: Buffer) => parts.push(part));
			response.on("error", () => resolve({ status: 0, text: "" }));
			response.on("end", () =>
				resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") }),
			);
		});
		// A refusal may come before all was sent, and the connection end with it.
		sent.on("error", () => resolve({ status: 0, text: "" }));
		sent.end(body);
	});
}

function toWire({ method, path, headers, body }: Request): string {
	const lines = Object.entries({ host: "127.0.0.1", ...headers, "content-length": String(body.length) });
	const head = [`${method} ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)].join("\r\n");
	return `${head}\r\n\r\n${Buffer.from(body).toString("latin1")}`;
}

/** Whatever the bytes are: an answer, or a connection that ends. */
function sendRaw(port: number, wire: string): Promise<Answer> {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1");
		const parts: Buffer[] = [];
		socket.on("data", (part) => parts.push(part));
		socket.on("error", () => socket.destroy());
		socket.on("close", () => {
			const text = Buffer.concat(parts).toString("latin1");
			const [, status = "0"] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
			const isFailure = Number(status) >= 500;
			resolve({ status: Number(status), text: isFailure ? text : "" });
		});
		// A request that is not complete waits for its rest: this client hangs up.
		socket.setTimeout(300, () => socket.destroy());
		socket.end(Buffer.from(wire, "latin1"));
	});
}
