// The WebSocket's door: who may open it, and what happens when it closes.
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket as NodeWebSocket } from "ws";
import type { App } from "../../../src/app/create-app.ts";
import { AppError } from "../../../src/core/domain/errors.ts";
import type { ApiScope } from "../../../src/core/domain/role.ts";
import { createHttpServer } from "../../../src/server/http-server.ts";
import { eventually } from "../../support/eventually.ts";
import { type ServedApp, serveApp, startApp, testApiKey, testLaunchToken } from "../../support/served-app.ts";
import { webSocket } from "../../support/transports.ts";

const pagesDir = join(import.meta.dirname, "../../../resources/pages");

let served: ServedApp;
beforeAll(async () => {
	served = await serveApp({ hasEngine: false });
});
afterAll(() => served.close());

interface Attempt {
	readonly protocols?: readonly string[];
	readonly headers?: Record<string, string>;
	readonly path?: string;
	readonly url?: string;
}

/** HTTP status of the handshake; 101 is open. */
function handshake({
	protocols = [],
	headers = {},
	path = "/rpc",
	url = served.url,
}: Attempt): Promise<{ status: number; protocol: unknown }> {
	return new Promise((resolve, reject) => {
		const sent = request(`${url}${path}`, {
			headers: {
				connection: "Upgrade",
				upgrade: "websocket",
				"sec-websocket-version": "13",
				"sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
				...(protocols.length > 0 && { "sec-websocket-protocol": protocols.join(", ") }),
				...headers,
			},
		});
		sent.on("upgrade", (response, socket) => {
			socket.destroy();
			resolve({ status: response.statusCode ?? 0, protocol: response.headers["sec-websocket-protocol"] });
		});
		sent.on("response", (response) => {
			response.resume();
			resolve({ status: response.statusCode ?? 0, protocol: undefined });
		});
		sent.on("error", reject);
		sent.end();
	});
}

const token = `hadir.token.${testLaunchToken}`;

describe("WebSocket", () => {
	it("opens for the launch token and for an API key, and never tells the secret back", async () => {
		expect(await handshake({ protocols: ["hadir", token] })).toEqual({ status: 101, protocol: "hadir" });
		const key = `hadir.token.${encodeURIComponent(testApiKey)}`;
		expect(await handshake({ protocols: ["hadir", key] })).toEqual({ status: 101, protocol: "hadir" });
		expect(await handshake({ protocols: ["hadir", `hadir.key.${testApiKey}`] })).toMatchObject({ status: 101 });
	});

	it.each<[string, Attempt, number]>([
		["no secret", { protocols: ["hadir"] }, 401],
		["no protocol at all", {}, 401],
		["a wrong token", { protocols: ["hadir", "hadir.token.wrong"] }, 401],
		["an empty token", { protocols: ["hadir", "hadir.token."] }, 401],
		["a token that cannot be decoded", { protocols: ["hadir", "hadir.token.%zz"] }, 401],
		["the launch token as an API key", { protocols: ["hadir", `hadir.key.${testLaunchToken}`] }, 401],
		["the token in the address", { path: `/rpc?token=${testLaunchToken}` }, 401],
		["the key in a header only", { headers: { "x-api-key": testApiKey } }, 401],
		["a foreign page", { protocols: ["hadir", token], headers: { origin: "https://evil.example" } }, 403],
		["a rebound name", { protocols: ["hadir", token], headers: { host: "evil.example" } }, 403],
		["another address", { protocols: ["hadir", token], path: "/socket" }, 404],
	])("stays shut for %s", async (_, attempt, status) => {
		expect((await handshake(attempt)).status).toBe(status);
	});

	it("opens as a screen only for a key that may recognise and record, and for no key that is over", async () => {
		const { apiKeys } = served.app.services;
		const make = (scopes: readonly ApiScope[]) => apiKeys.create({ name: "x", scopes, expiresInDays: null }, "test");
		const status = async (prefix: string, secret: string) =>
			(await handshake({ protocols: ["hadir", `hadir.${prefix}.${secret}`] })).status;
		const reader = make(["read"]);
		expect(await status("key", reader.secret)).toBe(101);
		expect(await status("token", reader.secret)).toBe(403);
		const screen = make(["recognise", "punch"]);
		expect(await status("token", screen.secret)).toBe(101);
		apiKeys.revoke(screen.key.keyId, "test");
		expect(await status("token", screen.secret)).toBe(401);
		expect(await status("key", screen.secret)).toBe(401);
	});

	it("closes when the key that opened it is revoked", async () => {
		const quick = await serveApp({ hasEngine: false, pingIntervalMs: 50 });
		const { key, secret } = quick.app.services.apiKeys.create(
			{ name: "x", scopes: ["read"], expiresInDays: null },
			"test",
		);
		const socket = new NodeWebSocket(`${quick.url.replace("http", "ws")}/rpc`, ["hadir", `hadir.key.${secret}`]);
		await new Promise((resolve) => socket.once("open", resolve));
		const closed = new Promise<number>((resolve) => socket.once("close", resolve));
		quick.app.services.apiKeys.revoke(key.keyId, "test");
		expect(await closed).toBe(4401);
		await quick.close();
	});

	it("closes when the secret that opened it was rotated out, and lets one of its days of grace go on", async () => {
		const quick = await serveApp({ hasEngine: false, pingIntervalMs: 50 });
		const { apiKeys } = quick.app.services;
		const open = async (graceDays: number) => {
			const { key, secret } = apiKeys.create({ name: "x", scopes: ["read"], expiresInDays: null }, "test");
			const socket = new NodeWebSocket(`${quick.url.replace("http", "ws")}/rpc`, ["hadir", `hadir.key.${secret}`]);
			await new Promise((resolve) => socket.once("open", resolve));
			apiKeys.rotate(key.keyId, graceDays, "test");
			return socket;
		};
		const inGrace = await open(1);
		const leaked = await open(0);
		expect(await new Promise((resolve) => leaked.once("close", resolve))).toBe(4401);
		expect(inGrace.readyState).toBe(NodeWebSocket.OPEN);
		await quick.close();
	});

	it("takes no more than a share of handshakes a minute from one address, right or wrong", async () => {
		const busy = await serveApp({ hasEngine: false });
		const tries = Array.from({ length: 301 }, () => handshake({ protocols: ["hadir"], url: busy.url }));
		const statuses = (await Promise.all(tries)).map(({ status }) => status);
		expect(statuses.filter((status) => status === 429)).toHaveLength(1);
		expect((await handshake({ protocols: ["hadir", token], url: busy.url })).status).toBe(429);
		await busy.close();
	});

	it("closes on a message that is larger than any image may be", async () => {
		const socket = new NodeWebSocket(`${served.url.replace("http", "ws")}/rpc`, ["hadir", token]);
		await new Promise((resolve) => socket.once("open", resolve));
		const closed = new Promise<number>((resolve) => socket.once("close", resolve));
		socket.send(Buffer.alloc(11 * 1024 * 1024));
		expect(await closed).toBe(1009);
		expect((await fetch(served.url)).status).toBe(200);
	});

	it("ends a connection that sends what is no call, and no other", async () => {
		for (const nonsense of ["", "{", "null", '{"i":1}', Buffer.from([255, 0, 1])]) {
			const socket = new NodeWebSocket(`${served.url.replace("http", "ws")}/rpc`, ["hadir", token]);
			await new Promise((resolve) => socket.once("open", resolve));
			const closed = new Promise<number>((resolve) => socket.once("close", resolve));
			socket.send(nonsense);
			expect(await closed, String(nonsense)).toBe(1003);
		}
		const { client, close } = await webSocket.open(served, "kiosk");
		expect(await client.session.state({})).toMatchObject({ unlocked: false });
		await close();
	});

	it("forgets the enrollment of a connection that closes", async () => {
		const pin = "2580";
		const { setup, enrollment } = served.app.services;
		await setup.complete({ language: "id", pin, kioskName: "Lobi", cameraId: null, hrisUrl: null, hrisSecret: null });
		const { client, close } = await webSocket.open(served, "kiosk");
		await client.session.unlock({ pin });
		const consent = { version: "2026-01", language: "id", accepted: true } as const;
		const { enrollmentId } = await client.enrollment.start({
			employeeId: "E-1",
			name: "Dewi",
			consent,
			mode: "new",
		});
		expect(enrollment.retake(enrollmentId, "front").pose).toBe("front");
		await close();
		await eventually("the enrollment is forgotten", () => {
			try {
				return enrollment.retake(enrollmentId, "front") === undefined;
			} catch (error) {
				return error instanceof AppError && error.code === "ENROLLMENT_NOT_ACTIVE";
			}
		});
	});

	it("ends the connection's camera session when it closes, and when the server stops", async () => {
		const { app, close: closeApp } = await startApp({ hasEngine: false });
		const ended: string[] = [];
		const endContext: App["endContext"] = (context) => {
			ended.push(context.connection.cameraSession);
			app.endContext(context);
		};
		const server = createHttpServer(
			{ ...app, endContext },
			{ rendererDir: "", pagesDir, launchToken: testLaunchToken },
		);
		const { url } = await server.listen();
		const other = { ...served, url };
		const [first] = [await webSocket.open(other, "kiosk"), await webSocket.open(other, "kiosk")];
		expect(ended).toHaveLength(0);
		await first.close();
		await eventually("the first session has ended", () => ended.length === 1);
		await server.close();
		await eventually("the second session has ended", () => ended.length === 2);
		expect(new Set(ended).size).toBe(2);
		await closeApp();
	});
});
