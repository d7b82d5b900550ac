// `npm run serve` as an operator meets it: a process that starts, answers, refuses, and ends well.
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { eventually } from "../../support/eventually.ts";

const run = promisify(execFile);
const projectDir = join(import.meta.dirname, "../../..");
const entry = join(projectDir, "src/server/index.ts");
const built = join(projectDir, "out/main/server.js");
/** The system's Node, which npm scripts do not use. */
const OLD_NODE = "/usr/bin/node";
const oldNodeSkip = whyNoOldNode();
if (oldNodeSkip) console.warn(`skipped, the message of an old Node: ${oldNodeSkip}`);

function whyNoOldNode(): string | null {
	if (!existsSync(built)) return "the project is not built";
	if (!existsSync(OLD_NODE)) return "there is no Node of the system";
	const major = Number(execFileSync(OLD_NODE, ["-p", "process.versions.node.split('.')[0]"], { encoding: "utf8" }));
	return major < 22 ? null : "the system's Node is new enough";
}

interface Process {
	readonly child: ChildProcess;
	output(): string;
	/** Exit code, or the signal that ended it. */
	readonly ended: Promise<number | string>;
}

let dataDir: string;
let started: Process[];

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), "hadir-serve-"));
	started = [];
});
afterEach(async () => {
	for (const { child } of started) child.kill("SIGKILL");
	await Promise.all(started.map(({ ended }) => ended));
	await rm(dataDir, { recursive: true, force: true });
});

function start(env: Record<string, string>, node = process.execPath): Process {
	const child = spawn(node, [entry], {
		env: { PATH: process.env["PATH"], HADIR_DATA_DIR: dataDir, HADIR_PORT: "0", ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let text = "";
	for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += String(chunk)));
	const ended = new Promise<number | string>((resolve) =>
		child.once("close", (code, signal) => resolve(code ?? signal ?? "?")),
	);
	const server = { child, output: () => text, ended };
	started.push(server);
	return server;
}

async function addressOf(server: Process): Promise<string> {
	await eventually("the address is printed", () => /Hadir listens on \S+/.test(server.output()));
	return /Hadir listens on (\S+)/.exec(server.output())?.[1] ?? "";
}

async function keptSecret(): Promise<string> {
	const file = await readFile(join(dataDir, "keys", "target-hris"), "utf8");
	return z.object({ secret: z.string() }).parse(JSON.parse(Buffer.from(file, "base64").toString())).secret;
}

describe("npm run serve", () => {
	it("answers, prints its configuration without secrets and a key once, and ends on SIGTERM", async () => {
		const server = start({
			HADIR_HRIS_URL: "https://hris.example/events",
			HADIR_HRIS_SECRET: "whsec_c2VjcmV0IG9mIHRoZSB0ZXN0cyBvZiBzZXJ2ZQ==",
		});
		const url = await addressOf(server);
		expect(await (await fetch(url)).json()).toEqual({ status: "ok", service: "hadir", version: "0.1.0" });
		const output = server.output();
		expect(output).toMatch(/hrisSecret: \*\*\*/);
		expect(output).not.toMatch(/whsec_/);
		expect(output).toMatch(/kiosk\/#token=[\w-]{43}/);
		const key = /API key, shown this once: (\S+)/.exec(output)?.[1] ?? "";
		expect((await fetch(`${url}/users`, { headers: { "x-api-key": key } })).status).toBe(200);
		server.child.kill("SIGTERM");
		expect(await server.ended).toBe(0);
		expect(existsSync(join(dataDir, "hadir.db"))).toBe(true);
	});

	it("shows a secret that it made for an address once, and signs with it from then on", async () => {
		const env = { HADIR_HRIS_URL: "https://hris.example/events" };
		const first = start(env);
		await addressOf(first);
		const secret = /HRIS signing secret, shown this once.*: (whsec_\S+)/.exec(first.output())?.[1] ?? "none";
		expect(await keptSecret()).toBe(secret);
		first.child.kill("SIGTERM");
		await first.ended;
		const second = start(env);
		await addressOf(second);
		expect(second.output()).not.toMatch(/whsec_/);
		expect(await keptSecret()).toBe(secret);
	});

	it("refuses a second server on the same data folder, and a port that is taken, in one line", async () => {
		const first = start({});
		const { port } = new URL(await addressOf(first));
		const sameFolder = start({});
		expect(await sameFolder.ended).toBe(1);
		expect(sameFolder.output()).toMatch(/^Hadir cannot start\. The data folder is in use/m);
		const samePort = start({ HADIR_PORT: port, HADIR_DATA_DIR: join(dataDir, "other") });
		expect(await samePort.ended).toBe(1);
		expect(samePort.output()).toMatch(/^Hadir cannot start\..*EADDRINUSE/m);
	});

	it("refuses unknown configuration", async () => {
		const server = start({ HADIR_PROT: "8000" });
		expect(await server.ended).toBe(1);
		expect(server.output()).toMatch(/^Hadir cannot start\..*HADIR_PROT/m);
	});

	it("goes beyond loopback only with the certificate of npm run tls", async () => {
		const refused = start({ HADIR_HOST: "0.0.0.0" });
		expect(await refused.ended).toBe(1);
		expect(refused.output()).toMatch(/HADIR_HOST=0\.0\.0\.0 needs HTTPS.*npm run tls/);

		await run(process.execPath, [join(projectDir, "src/cli/tls.ts")], { env: { HADIR_DATA_DIR: dataDir } });
		const server = start({ HADIR_HOST: "0.0.0.0" });
		const { protocol, port } = new URL(await addressOf(server));
		expect(protocol).toBe("https:");
		const ca = await readFile(join(dataDir, "tls", "cert.pem"));
		const status = await new Promise<number | undefined>((resolve, reject) => {
			const sent = request({ host: "127.0.0.1", port, ca, path: "/" }, ({ statusCode }) => resolve(statusCode));
			sent.on("error", reject);
			sent.end();
		});
		expect(status).toBe(200);
	});

	it.skipIf(oldNodeSkip !== null)("says in one line that this Node is too old", async () => {
		const { code, stderr } = await run(OLD_NODE, [built]).then(
			() => ({ code: 0, stderr: "" }),
			(error: { code: number; stderr: string }) => error,
		);
		expect(code).toBe(1);
		expect(stderr).toMatch(/^Hadir needs Node 22 or newer; this is \d/);
	});
});
