// The door for phones and laptops: real HTTPS on loopback, its certificate, who is let in and to what.
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lanAddresses } from "../../../src/app/network-addresses.ts";
import { keepCertificate } from "../../../src/app/own-certificate.ts";
import { deviceTlsPaths } from "../../../src/app/tls-paths.ts";
import { type RunningApp, startApp } from "../../support/served-app.ts";

const ADDRESS = "127.0.0.1";

let running: RunningApp;
let url: URL;

beforeAll(async () => {
	running = await startApp({ env: { HADIR_DEVICE_ADDRESS: ADDRESS, HADIR_DEVICE_PORT: "0" }, hasEngine: false });
	const answers = { language: "id", pin: "739105", kioskName: "Lobi", cameraId: null } as const;
	await running.app.services.setup.complete({ ...answers, hrisUrl: null, hrisSecret: null });
});
afterAll(() => running.close());

beforeEach(async () => {
	await openDoor();
});

async function openDoor(): Promise<string> {
	const access = await running.app.services.devices.open("administrator");
	if (access.kind !== "open" || access.code.state !== "valid") throw new Error("The door is shut");
	url = new URL(access.door.addresses[0] ?? "");
	return access.code.digits;
}

interface Answer {
	readonly status: number;
	readonly headers: Record<string, string | string[] | undefined>;
	readonly body: string;
}

function ask(path: string, { body = null as unknown, headers = {}, method = "GET" } = {}): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const sent = request(
			new URL(path, url),
			{ method, rejectUnauthorized: false, agent: false, headers },
			(response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("end", () =>
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: Buffer.concat(chunks).toString(),
					}),
				);
			},
		);
		sent.on("error", reject);
		sent.end(body === null ? undefined : JSON.stringify(body));
	});
}

/** As oRPC's client sends it. */
function call(
	procedure: string,
	input: unknown,
	token?: string,
	headers: Record<string, string> = {},
): Promise<Answer> {
	const body = { json: input };
	return ask(`/rpc/${procedure}`, {
		method: "POST",
		body,
		headers: {
			"content-type": "application/json",
			"content-length": String(Buffer.byteLength(JSON.stringify(body))),
			...(token !== undefined && { authorization: `Bearer ${token}` }),
			...headers,
		},
	});
}

async function letIn(): Promise<string> {
	const answer = await call("devices/redeem", { code: await openDoor() });
	return JSON.parse(answer.body).json.token;
}

const codeOf = ({ body }: Answer) => JSON.parse(body).json?.code ?? JSON.parse(body).code;

describe("the door", () => {
	it("serves the certificate whose fingerprint the kiosk shows, readable by nobody else", async () => {
		const access = running.app.services.devices.access();
		if (access.kind !== "open") throw new Error("The door is shut");
		const served = await new Promise<X509Certificate | undefined>((resolve, reject) => {
			const socket = connect({ host: ADDRESS, port: Number(url.port), rejectUnauthorized: false }, () => {
				resolve(socket.getPeerX509Certificate());
				socket.end();
			});
			socket.on("error", reject);
		});
		expect(served?.fingerprint256.replaceAll(":", "")).toBe(access.door.fingerprint);
		expect(access.door.fingerprint).toMatch(/^[0-9A-F]{64}$/);
		expect(served?.checkIP(ADDRESS)).toBe(ADDRESS);
		const { key } = deviceTlsPaths(running.app.config.dataDir);
		expect((await stat(key)).mode & 0o077).toBe(0);
	});

	it("knows nothing but the page of enrollment and its calls", async () => {
		expect((await ask("/kiosk/")).status).toBe(404);
		expect((await ask("/users")).status).toBe(404);
		expect((await ask("/docs")).status).toBe(404);
		expect((await ask("/index.html")).status).toBe(404);
		expect((await call("setup/complete", {})).status).toBe(404);
	});

	it("sends no cookie and no HSTS, and lets the page load from itself only", async () => {
		const { headers } = await ask("/");
		expect(headers["set-cookie"]).toBeUndefined();
		expect(headers["strict-transport-security"]).toBeUndefined();
		expect(headers["content-security-policy"]).toContain("default-src 'none'");
	});

	it.each([
		["another Host", { host: "kiosk.evil.example" }],
		["another Origin", { origin: "https://evil.example" }],
		["the page of another port", { origin: `https://${ADDRESS}:1` }],
		["no page at all", { origin: "null" }],
	])("refuses %s", async (_name, headers) => {
		const token = await letIn();
		expect((await call("devices/heartbeat", { hasHands: true }, token, headers)).status).toBe(403);
		expect((await call("devices/heartbeat", { hasHands: true }, token)).status).toBe(200);
	});

	it("takes no body that is larger than a picture, nor one of unknown length", async () => {
		const token = await letIn();
		const large = await call("enrollment/submitFrame", {}, token, { "content-length": String(12 * 1024 * 1024) }).catch(
			() => ({ status: 413 }),
		);
		expect(large.status).toBe(413);
		const chunked = await ask("/rpc/enrollment/start", {
			method: "POST",
			headers: { authorization: `Bearer ${token}`, "transfer-encoding": "chunked" },
			body: {},
		});
		expect(chunked.status).toBe(413);
	});
});

describe("who is let in", () => {
	it("enrolls, and may do nothing else", async () => {
		const token = await letIn();
		const started = await call(
			"enrollment/start",
			{
				employeeId: "E-1",
				name: "Ani",
				consent: { version: "1", language: "id", accepted: true },
				mode: "new",
			},
			token,
		);
		expect(started.status).toBe(200);
		expect(JSON.parse((await call("log/evidence", {}, token)).body).json).toMatchObject({ evidence: "off" });
		expect((await call("log/search", {}, token)).status).toBe(404);
		for (const procedure of ["devices/open", "devices/access", "devices/stop", "enrollment/clearLookAlike"])
			expect(codeOf(await call(procedure, {}, token))).toBe("FORBIDDEN");
	});

	it("is nobody without the token, or with another", async () => {
		await letIn();
		for (const token of [undefined, "0".repeat(64), "x"])
			expect(codeOf(await call("devices/heartbeat", { hasHands: false }, token))).toBe("UNAUTHENTICATED");
	});

	it("loses what it was at when it is stopped", async () => {
		const token = await letIn();
		const person = { employeeId: "E-2", name: "Budi" };
		const consent = { version: "1", language: "id", accepted: true };
		const started = await call("enrollment/start", { ...person, consent, mode: "new" }, token);
		const { enrollmentId } = JSON.parse(started.body).json;
		await running.app.services.devices.stop("administrator");
		// It hears so for a moment, then the door is shut.
		expect(codeOf(await call("devices/heartbeat", { hasHands: true }, token))).toBe("UNAUTHENTICATED");
		expect(() => running.app.services.enrollment.retake(enrollmentId, "front")).toThrow("ENROLLMENT_NOT_ACTIVE");
	});

	it("does not do what arrives after it was stopped, though it was begun before", async () => {
		const token = await letIn();
		await call("devices/heartbeat", { hasHands: true }, token);
		const consent = { version: "1", language: "id", accepted: true };
		const body = JSON.stringify({ json: { employeeId: "E-3", name: "Citra", consent, mode: "new" } });
		const slow = request(new URL("/rpc/enrollment/start", url), {
			method: "POST",
			rejectUnauthorized: false,
			agent: false,
			headers: {
				"content-type": "application/json",
				"content-length": String(Buffer.byteLength(body)),
				authorization: `Bearer ${token}`,
				expect: "100-continue",
			},
		});
		// The server has read who it is, and waits for the rest.
		const isHeard = once(slow, "continue");
		slow.flushHeaders();
		await isHeard;
		slow.write(body.slice(0, 10));
		await running.app.services.devices.stop("administrator");
		const answered = once(slow, "response");
		slow.end(body.slice(10));
		const [response] = await answered;
		expect(response.statusCode).toBe(401);
		response.resume();
	});

	it("is slowed down when it tries codes, beside the five tries of each", async () => {
		const statuses: number[] = [];
		for (let i = 0; i < 14; i += 1) statuses.push((await call("devices/redeem", { code: "00000000" })).status);
		expect(statuses).toContain(429);
		await running.app.services.devices.shutDown();
		await expect(call("devices/redeem", { code: "00000000" })).rejects.toThrow();
	});
});

describe("its port", () => {
	const openAnother = async (env: Record<string, string>) => {
		const other = await startApp({ env: { HADIR_DEVICE_PORT: "0", ...env }, hasEngine: false });
		try {
			return await other.app.services.devices.open("administrator");
		} finally {
			await other.close();
		}
	};

	it("is a free one where something else has the one that is wanted", async () => {
		const access = await openAnother({ HADIR_DEVICE_ADDRESS: ADDRESS, HADIR_DEVICE_PORT: url.port });
		expect(access).toMatchObject({ kind: "open" });
		if (access.kind === "open") expect(new URL(access.door.addresses[0] ?? "").port).not.toBe(url.port);
	});

	it("is none on an address that is not this computer's", async () => {
		// Of documentation (RFC 5737): no computer has it.
		await expect(openAnother({ HADIR_DEVICE_ADDRESS: "203.0.113.7" })).rejects.toThrow("NETWORK_ADDRESS_MISSING");
	});

	it.skipIf(lanAddresses().length === 0)("is on every address of the computer when none is set", async () => {
		const access = await openAnother({});
		if (access.kind !== "open") throw new Error("The door is shut");
		expect(access.door.addresses.map((address) => new URL(address).hostname.replace(/[[\]]/g, ""))).toEqual(
			lanAddresses(),
		);
	});
});

describe("its certificate", () => {
	it("is kept while it fits, and made anew for another address", async () => {
		const folder = await mkdtemp(join(tmpdir(), "hadir-certificate-"));
		try {
			const paths = deviceTlsPaths(folder);
			const first = await keepCertificate(paths, ["192.168.1.20", "kiosk.local"]);
			expect(await keepCertificate(paths, ["192.168.1.20"])).toEqual(first);
			const second = await keepCertificate(paths, ["192.168.1.21", "kiosk.local"]);
			expect(second.fingerprint).not.toBe(first.fingerprint);
			expect(new X509Certificate(second.cert).checkIP("192.168.1.21")).toBe("192.168.1.21");
			expect(await keepCertificate(paths, ["192.168.1.21"])).toEqual(second);
		} finally {
			await rm(folder, { recursive: true });
		}
	});

	it("is for the addresses of a real network first", () => {
		const at = (address: string, family: "IPv4" | "IPv6" = "IPv4", internal = false) => ({
			address,
			family,
			internal,
			netmask: "",
			mac: "",
			cidr: null,
			...(family === "IPv6" && { scopeid: 0 }),
		});
		const interfaces = {
			lo: [at("127.0.0.1", "IPv4", true)],
			docker0: [at("172.17.0.1")],
			wlan0: [at("fd00::2", "IPv6"), at("192.168.1.20"), at("fe80::1", "IPv6"), at("169.254.3.4")],
		} as Parameters<typeof lanAddresses>[0];
		expect(lanAddresses(interfaces)).toEqual(["192.168.1.20", "fd00::2", "172.17.0.1"]);
		expect(lanAddresses({ lo: [at("127.0.0.1", "IPv4", true)] } as Parameters<typeof lanAddresses>[0])).toEqual([]);
	});
});
