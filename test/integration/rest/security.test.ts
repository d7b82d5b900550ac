// Who gets in, from where, and how often.
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHttpServer } from "../../../src/server/http-server.ts";
import { type ServedApp, serveApp, startApp, testApiKey } from "../../support/served-app.ts";

const KEY = { "x-api-key": testApiKey };
const LISTED = "https://hris.kantor.example";

/** fetch sets Host and Origin by itself; this sends what it is told. */
function get(url: string, headers: Record<string, string>, method = "GET") {
	return new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
		const sent = request(url, { method, headers }, (response) => {
			response.resume();
			response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
		});
		sent.on("error", reject);
		sent.end();
	});
}

describe("origins, hosts and headers", () => {
	let served: ServedApp;
	beforeAll(async () => {
		served = await serveApp({ hasEngine: false, env: { HADIR_CORS_ORIGINS: LISTED } });
	});
	afterAll(() => served.close());

	it("refuses a name that was rebound to this computer", async () => {
		expect((await get(served.url, { host: "evil.example" })).status).toBe(403);
		expect((await get(served.url, { host: `localhost:${new URL(served.url).port}` })).status).toBe(200);
	});

	it("lets no page of another origin call, except those that are listed", async () => {
		for (const origin of ["https://evil.example", "null", `${LISTED}.evil.example`, "http://127.0.0.1:1"])
			expect((await get(`${served.url}/v1/sync`, { ...KEY, origin })).status).toBe(403);
		const own = await get(`${served.url}/v1/sync`, { ...KEY, origin: served.url });
		expect(own.status).toBe(200);
		expect(own.headers).not.toHaveProperty("access-control-allow-origin");
		const listed = await get(`${served.url}/v1/sync`, { ...KEY, origin: LISTED });
		expect(listed).toMatchObject({ status: 200, headers: { "access-control-allow-origin": LISTED } });
	});

	it("answers the preflight of a listed origin only", async () => {
		const headers = { "access-control-request-method": "POST", "access-control-request-headers": "x-api-key" };
		const listed = await get(`${served.url}/recognize`, { ...headers, origin: LISTED }, "OPTIONS");
		expect(listed.status).toBe(204);
		expect(listed.headers["access-control-allow-headers"]).toMatch(/x-api-key/i);
		const foreign = await get(`${served.url}/recognize`, { ...headers, origin: "https://evil.example" }, "OPTIONS");
		expect(foreign.status).toBe(403);
	});

	it.each(["/", "/users", "/nope", "/docs", "/openapi.json", "/camera_test.html"])("hardens %s", async (path) => {
		const { headers } = await get(`${served.url}${path}`, {});
		expect(headers).toMatchObject({
			"x-content-type-options": "nosniff",
			"x-frame-options": "DENY",
			"referrer-policy": "no-referrer",
			"content-security-policy": expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
		});
		expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*(unsafe|http|\*)/);
		expect(headers).not.toHaveProperty("x-powered-by");
	});

	it.each([
		["no HTTP at all", "GARBAGE\r\n\r\n", 400],
		["headers without end", `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`, 431],
	])("answers %s in the form of every other error", async (_, sent, status) => {
		const { port } = new URL(served.url);
		const socket = connect(Number(port), "127.0.0.1");
		socket.end(sent);
		const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
		expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
		expect(JSON.parse(body)).toMatchObject({ status: "error", code: "VALIDATION_FAILED" });
	});

	it("logs neither keys nor what was asked", async () => {
		await get(`${served.url}/user/Secret-Person`, { "x-api-key": "a-wrong-key-123456" }, "DELETE");
		expect(JSON.stringify(served.log.lines)).not.toMatch(/Secret-Person|a-wrong-key|key-of-the-tests/);
	});
});

describe("rate limit", () => {
	it("answers 429 with Retry-After once a caller has used up its minute, others go on", async () => {
		const served = await serveApp({ hasEngine: false, env: { HADIR_RATE_LIMIT: "5" } });
		try {
			const statuses: number[] = [];
			for (let call = 0; call < 6; call++)
				statuses.push((await fetch(`${served.url}/v1/sync`, { headers: KEY })).status);
			expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
			const refused = await fetch(`${served.url}/v1/punches`, { headers: KEY });
			expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
			expect(await refused.json()).toMatchObject({ status: "error", code: "RATE_LIMITED" });
			expect((await fetch(`${served.url}/v1/health`)).status).toBe(200);
		} finally {
			await served.close();
		}
	});
});

describe("API key", () => {
	it("is made at the first start, told once, stored as a hash", async () => {
		const dataDir = await mkdtemp(join(tmpdir(), "hadir-key-"));
		try {
			const first = await serveApp({ dataDir, hasEngine: false, env: { HADIR_API_KEY: "" } });
			const key = first.newApiKey ?? "";
			expect(key).toMatch(/^hadir_[\w-]{43}$/);
			expect((await fetch(`${first.url}/v1/sync`, { headers: { "x-api-key": key } })).status).toBe(200);
			expect(first.app.services.apiKeys.list()).toMatchObject([{ keyId: "first-start", state: "active" }]);
			expect(JSON.stringify(first.app.services.apiKeys.list())).not.toContain(key);
			await first.close();

			const second = await serveApp({ dataDir, hasEngine: false, env: { HADIR_API_KEY: "" } });
			expect(second.newApiKey).toBeNull();
			expect((await fetch(`${second.url}/v1/sync`, { headers: { "x-api-key": key } })).status).toBe(200);
			expect((await fetch(`${second.url}/v1/sync`, { headers: { "x-api-key": `${key}x` } })).status).toBe(401);
			await second.close();

			const configured = await serveApp({ dataDir, hasEngine: false });
			expect((await fetch(`${configured.url}/v1/sync`, { headers: { "x-api-key": key } })).status).toBe(401);
			expect((await fetch(`${configured.url}/v1/sync`, { headers: KEY })).status).toBe(200);
			await configured.close();
		} finally {
			await rm(dataDir, { recursive: true, force: true });
		}
	});
});

describe("beyond loopback", () => {
	it("refuses to start without a certificate and says what to do", async () => {
		const { app, close } = await startApp({ hasEngine: false, env: { HADIR_HOST: "0.0.0.0" } });
		try {
			expect(() => createHttpServer(app, { rendererDir: "", pagesDir: "" })).toThrowError(
				expect.objectContaining({ code: "CONFIG_INVALID", data: { fields: [expect.stringContaining("npm run tls")] } }),
			);
		} finally {
			await close();
		}
	});
});
