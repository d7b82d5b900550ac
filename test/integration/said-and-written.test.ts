// Nothing biometric, no name, number, PIN or key in what the product says or writes beside its database: logs, errors,
// answers, diagnostic files, crash output. A real host process is given canaries in every field and made to fail, at the
// most talkative log level there is.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asKiosk } from "../e2e/support/rest-client.ts";
import { startFuzzEngine } from "../fuzz/fuzz-engine.ts";
import { eventually } from "../support/eventually.ts";
import { rawFiles } from "../support/rights-fixture.ts";
import { samplePhoto } from "../support/sample-photos.ts";

const projectDir = join(import.meta.dirname, "../..");
const dataDir = mkdtempSync(join(tmpdir(), "hadir-canary-"));
const API_KEY = "canary-api-key-0123456789abcdef0123";
const WEBHOOK = `whsec_${Buffer.from("canary-webhook-secret-0123456789").toString("base64")}`;
const canaries: Record<string, Buffer> = {
	"a name": Buffer.from("Zulaikha Kenarinama"),
	"a number": Buffer.from("CANARY-7731"),
	"a PIN": Buffer.from("830574"),
	"an API key": Buffer.from(API_KEY),
	"a webhook secret": Buffer.from("canary-webhook-secret-0123456789"),
	"a webhook secret as typed": Buffer.from(WEBHOOK),
};

let output = "";
let url = "";
let bundle = "";
let exitCode: number | string = "";
const answers: string[] = [];

function startHost() {
	const child = spawn(process.execPath, [join(projectDir, "src/server/index.ts")], {
		env: {
			PATH: process.env["PATH"],
			HADIR_DATA_DIR: dataDir,
			HADIR_PORT: "0",
			HADIR_API_KEY: API_KEY,
			HADIR_HRIS_URL: "http://127.0.0.1:9/hook",
			HADIR_HRIS_SECRET: WEBHOOK,
			HADIR_LOG_LEVEL: "debug",
			HADIR_LIVENESS: "off",
			HADIR_UNSAFE: "1",
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
	return child;
}

async function post(path: string, fields: Record<string, string | Buffer>, key = API_KEY): Promise<void> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields))
		form.append(
			name,
			typeof value === "string" ? value : new File([new Uint8Array(value)], "CANARY-7731.jpg", { type: "image/jpeg" }),
		);
	const response = await fetch(`${url}${path}`, { method: "POST", body: form, headers: { "x-api-key": key } });
	if (response.status >= 400) answers.push(await response.text());
}

/** A day of work, and everything that can go wrong in it. */
async function makeItTalk(photo: Buffer): Promise<void> {
	const person = { employee_id: "CANARY-7731", name: "Zulaikha Kenarinama" };
	const setup = {
		language: "id",
		pin: "830574",
		kioskName: "Lobi",
		cameraId: null,
		hrisUrl: null,
		hrisSecret: null,
	} as const;
	await asKiosk(url, API_KEY, (client) => client.setup.complete(setup));
	await post("/register", { ...person, image: photo });
	await post("/recognize", { image: photo });
	await post("/v1/punches", { image: photo });
	// Each of these is refused.
	await post("/register", { ...person, image: photo.subarray(0, 900) });
	await post("/register", { ...person, name: "", image: photo });
	await post("/register", { ...person, image: photo }, "canary-api-key-that-is-wrong");
	for (const body of ['{"employee_id":"CANARY-7731","name":"Zulaikha Kenarinama"', '{"employee_id":"CANARY-7731"}'])
		for (const path of ["/v1/punches", "/register", "/nowhere/CANARY-7731"]) {
			const headers = { "content-type": "application/json", "x-api-key": API_KEY };
			const response = await fetch(`${url}${path}`, { method: "POST", body, headers });
			if (response.status >= 400) answers.push((await response.text()).replaceAll("/nowhere/CANARY-7731", ""));
		}
	await asKiosk(url, API_KEY, async (client) => {
		await client.session.unlock({ pin: "830573" }).catch((error: unknown) => answers.push(String(error)));
		await client.session.unlock({ pin: "830574" });
		await client.employees.rename({ employeeId: "CANARY-9999", name: "Zulaikha Kenarinama" }).catch(() => {});
		await client.recognition.submitFrame({ frame: new File([new Uint8Array(photo)], "x.jpg", { type: "image/jpeg" }) });
		bundle = await (await client.health.bundle({})).text();
	});
}

beforeAll(async () => {
	const photo = await samplePhoto("dewi");
	const client = startFuzzEngine();
	const { primary } = await client.engine.analyse(photo, { liveness: false, embedding: true });
	await client.stop();
	if (!primary?.embedding) throw new Error("the photo has no face");
	const { buffer, byteOffset, byteLength } = primary.embedding;
	canaries["a template"] = Buffer.from(buffer, byteOffset, 64);
	// Numbers as they would be printed, in JSON or by `console.log`.
	for (const value of [primary.embedding[0], primary.embedding[7]])
		canaries[`a number of a template ${value}`] = Buffer.from(String(value).slice(0, 12));
	canaries["a picture"] = photo.subarray(photo.length >> 1, (photo.length >> 1) + 24);
	canaries["a picture as text"] = Buffer.from(photo.toString("base64").slice(4_000, 4_040));
	expect(byteLength).toBeGreaterThan(64);

	const host = startHost();
	const ended = new Promise<number | string>((resolve) =>
		host.once("close", (code, signal) => resolve(code ?? signal ?? "?")),
	);
	await eventually("the host listens", () => /Hadir listens on (\S+)/.test(output));
	[, url = ""] = /Hadir listens on (\S+)/.exec(output) ?? [];
	await makeItTalk(photo);
	host.kill("SIGTERM");
	exitCode = await ended;
}, 120_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function found(bytes: Buffer): string[] {
	return Object.entries(canaries)
		.filter(([, canary]) => bytes.includes(canary))
		.map(([what]) => what);
}

describe("what is said and written beside the database", () => {
	it("is enough to be worth reading, and the search finds what is there", () => {
		expect(exitCode).toBe(0);
		expect(output).toContain("face engine ready");
		expect(answers.length).toBeGreaterThan(8);
		expect(bundle.length).toBeGreaterThan(500);
		expect(found(Buffer.concat(Object.values(canaries))).length).toBe(Object.keys(canaries).length);
	});

	it("holds nobody and no key in standard output, standard error and the log", () => {
		expect(found(Buffer.from(output))).toEqual([]);
	});

	it("holds nobody and no key in refusals", () => {
		expect(answers.filter((answer) => found(Buffer.from(answer)).length > 0)).toEqual([]);
	});

	it("holds nobody and no key in the diagnostic file", () => {
		expect(found(Buffer.from(bundle))).toEqual([]);
	});

	it("holds nobody in any file but the database, and no template, picture or PIN there either", () => {
		const personal = ["a name", "a number", "a webhook secret as typed"];
		for (const { path, bytes } of rawFiles(dataDir)) {
			const isDatabase = basename(path).startsWith("hadir.db");
			const there = found(bytes).filter((what) => !(isDatabase && personal.includes(what)));
			expect(there, basename(path)).toEqual([]);
		}
	});
});
