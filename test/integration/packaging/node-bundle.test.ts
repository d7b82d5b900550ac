// The archive with the Node host, made as for a release: unpacked into an empty folder, it starts without any Node of the
// computer, recognises with its own models, and its commands run.
import { execFileSync, spawnSync } from "node:child_process";
import {
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { sha256Of } from "../../../scripts/lib/write-archive.mjs";
import { version } from "../../../src/app/version.ts";
import { openVersionFolders } from "../../../src/updates/version-folders.ts";
import { createChildHost } from "../../support/child-host.ts";
import { eventually } from "../../support/eventually.ts";
import { runScript } from "../../support/run-command.ts";
import { samplePhoto } from "../../support/sample-photos.ts";

const project = join(import.meta.dirname, "../../..");
const isLinux = process.platform === "linux";
const name = `hadir-node-${version}-linux-${process.arch}`;
/** A build, a copy of 230 MB and its compression. */
const PACK_LIMIT_MS = 400_000;
let folder: string;
let bundle: string;
/** What `bin/hadir` calls, and no Node. */
let bareTools: string;
let printed: string;

beforeAll(async () => {
	if (!isLinux) return;
	folder = mkdtempSync(join(tmpdir(), "hadir-bundle-"));
	const { code, stdout, stderr } = await runScript("scripts/package-node.mjs", ["--out", join(folder, "dist")]);
	expect(code, stderr).toBe(0);
	printed = stdout;
	mkdirSync(join(folder, "elsewhere"));
	execFileSync("tar", ["-xzf", join(folder, "dist", `${name}.tar.gz`), "-C", join(folder, "elsewhere")]);
	bundle = join(folder, "elsewhere", name);
	bareTools = join(folder, "tools");
	mkdirSync(bareTools);
	for (const tool of ["sh", "readlink", "dirname", "sed"])
		symlinkSync(execFileSync("which", [tool], { encoding: "utf8" }).trim(), join(bareTools, tool));
}, PACK_LIMIT_MS);
afterAll(() => {
	if (folder) rmSync(folder, { recursive: true });
});

const filesOf = (path: string) =>
	readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(bundle.length + 1));

test.skipIf(!isLinux)("carries what runs on this system, with its terms, and nothing else", () => {
	const files = filesOf(bundle);
	const native = files.filter((file) => /\.(?:node|so|dll|dylib)(?:\.|$)/.test(file));
	expect(native.length).toBeGreaterThan(4);
	expect(native.filter((file) => !file.includes("linux") || file.includes("musl"))).toEqual([]);
	expect(files.filter((file) => /\.map$|\.d\.[cm]?ts$|^(?:test|node_modules\/[^/]+\/test)\//.test(file))).toEqual([]);
	for (const other of ["electron-updater", "@scarf/scarf", "typescript", "vite", "electron", "react"])
		expect(existsSync(join(bundle, "node_modules", other)), other).toBe(false);
	expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "node_modules/fastify/LICENSE"]));
	expect(printed).toMatch(/MB {2}onnxruntime-node\n/);
});

test.skipIf(!isLinux)("holds no path of the computer that it was made on", () => {
	const texts = filesOf(bundle).filter((file) =>
		/^(?:out|bin|src|scripts|resources)\/.*\.(?:js|cjs|ts|mjs|html|css)$/.test(file),
	);
	expect(texts.length).toBeGreaterThan(100);
	expect(texts.filter((file) => readFileSync(join(bundle, file), "utf8").includes(project))).toEqual([]);
});

test.skipIf(!isLinux)("carries the models that the manifest names, byte for byte", async () => {
	const models = z.object({
		packs: z.array(
			z.object({
				id: z.string(),
				install: z.string(),
				models: z.array(z.object({ file: z.string(), sha256: z.string() })),
			}),
		),
	});
	const { packs } = models.parse(JSON.parse(readFileSync(join(bundle, "models", "manifest.json"), "utf8")));
	const required = packs.filter(({ install }) => install === "required");
	expect(required.length).toBeGreaterThan(0);
	for (const { id, models: files } of required)
		for (const { file, sha256 } of files) expect(await sha256Of(join(bundle, "models", id, file)), file).toBe(sha256);
	expect(readdirSync(join(bundle, "models")).filter((pack) => /buffalo/.test(pack))).toEqual([]);
});

test.skipIf(!isLinux)("says its own digest, and does not say when or by whom it was made", async () => {
	const archive = join(folder, "dist", `${name}.tar.gz`);
	const digest = await sha256Of(archive);
	expect(readFileSync(`${archive}.sha256`, "utf8")).toBe(`${digest}  ${name}.tar.gz\n`);
	const listed = execFileSync("tar", ["-tzvf", archive, "--full-time", "--utc"], {
		encoding: "utf8",
		env: { ...process.env, TZ: "UTC" },
		maxBuffer: 1 << 26,
	});
	const entries = listed.trim().split("\n");
	expect(entries.filter((entry) => !entry.includes(" 1980-01-01 00:00:00 "))).toEqual([]);
	expect(entries.filter((entry) => !/ (?:0\/0|root\/root) /.test(entry))).toEqual([]);
	const names = entries.map((entry) => entry.slice(entry.indexOf(name)));
	expect(names).toEqual([...names].sort());
});

test.skipIf(!isLinux)("starts where there is no Node, and recognises a person over REST", async () => {
	const apiKey = "a-key-for-the-bundle-test";
	const env = {
		PATH: bareTools,
		HADIR_DATA_DIR: join(folder, "data"),
		HADIR_PORT: "0",
		HADIR_API_KEY: apiKey,
		HADIR_LIVENESS: "observe",
		HADIR_UNSAFE: "1",
	};
	const host = createChildHost({
		command: join(bundle, "bin", "hadir"),
		args: ["serve"],
		env,
		listening: /Hadir listens on (\S+)/,
	});
	const address = await host.start();
	try {
		const headers = { "X-API-Key": apiKey };
		const send = async (path: string, image: Buffer, fields: Record<string, string> = {}) => {
			const form = new FormData();
			for (const [key, value] of Object.entries(fields)) form.set(key, value);
			form.set("image", new Blob([new Uint8Array(image)], { type: "image/jpeg" }), "face.jpg");
			return fetch(`${address}${path}`, { method: "POST", body: form, headers });
		};
		await eventually(
			"the models are loaded and the person registered",
			async () => (await send("/register", await samplePhoto("dewi"), { employee_id: "K-1", name: "Dewi" })).ok,
		);
		const answer: unknown = await (await send("/recognize", await samplePhoto("dewi", 1))).json();
		expect(answer).toMatchObject({ data: { employee_id: "K-1" } });
		expect((await fetch(`${address}/docs`)).status).toBe(200);
		expect((await fetch(`${address}/docs/assets/swagger-ui-bundle.js`)).status).toBe(200);
		expect((await fetch(`${address}/kiosk/`)).status).toBe(200);
		expect((await fetch(`${address}/camera_test.html`)).status).toBe(200);
	} finally {
		await host.kill();
	}
	const doctor = spawnSync(join(bundle, "bin", "hadir"), ["doctor"], { env, encoding: "utf8" });
	expect(doctor.stdout).toMatch(/ok +database/);
	expect(doctor.stdout).toMatch(/ok +models/);
});

test.skipIf(!isLinux)("names its commands, and refuses others", () => {
	const run = (...parameters: string[]) =>
		spawnSync(join(bundle, "bin", "hadir"), parameters, { env: { PATH: bareTools }, encoding: "utf8" });
	expect(run().stdout).toMatch(/one of:.* doctor backup /);
	expect(run("../scripts/build").status).toBe(2);
	expect(run("command").stderr).toContain('no command "command"');
});

const isRoot = process.getuid?.() === 0;
const installWhy = isRoot ? "" : " (skipped: installing needs root)";

test.skipIf(!isLinux || !isRoot)(
	`is installed beside the version before, and goes back to it${installWhy}`,
	async () => {
		const root = join(folder, "root");
		const env = { PATH: process.env["PATH"], HADIR_INSTALL_ROOT: root };
		const install = (from: string, ...parameters: string[]) =>
			execFileSync(join(from, "install.sh"), parameters, { env, encoding: "utf8" });
		const linked = (link: string) => readlinkSync(join(root, "opt/hadir", link));
		const newer = join(folder, "hadir-node-9.9.9");

		install(bundle);
		expect([linked("current"), linked("proven")]).toEqual([`versions/${version}`, `versions/${version}`]);
		expect(openVersionFolders(join(root, "opt/hadir")).launchOf(version).program).toBe("runtime/node");
		expect(lstatSync(join(root, "etc/hadir/hadir.env")).mode & 0o777).toBe(0o640);
		expect(existsSync(join(root, "etc/systemd/system/hadir.service"))).toBe(true);
		execFileSync("cp", ["-R", bundle, newer]);
		for (const file of ["package.json", "launch.json"])
			writeFileSync(
				join(newer, file),
				readFileSync(join(newer, file), "utf8").replace(`"version": "${version}"`, '"version": "9.9.9"'),
			);
		install(newer);
		expect([linked("current"), linked("previous")]).toEqual(["versions/9.9.9", `versions/${version}`]);
		install(bundle, "--back");
		expect([linked("current"), linked("previous")]).toEqual([`versions/${version}`, "versions/9.9.9"]);

		const host = createChildHost({
			command: join(root, "opt/hadir/bin/hadir"),
			args: ["serve"],
			env: { PATH: bareTools, HADIR_DATA_DIR: join(folder, "installed-data"), HADIR_PORT: "0" },
			listening: /Hadir listens on (\S+)/,
		});
		await host.start();
		const started = host.children();
		await host.kill();
		expect(started).toHaveLength(1);
		await eventually("the host ends with its launcher", () => started.every((pid) => !existsSync(`/proc/${pid}`)));
	},
);
