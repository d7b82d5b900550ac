// The Electron application, packed by electron-builder around a folder that stands in for Electron: what is in the archive,
// what lies beside it, which fuses are set; and that the main process starts from that layout and recognises a person. That
// runs under the double of the `electron` module, from a copy in which the archive is a folder, since only Electron reads
// archives; every path inside it is the same.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractAll, listPackage, statFile } from "@electron/asar";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { electronFuses } from "../../../scripts/lib/electron-fuses.mjs";
import { findBrowser } from "../../../scripts/lib/find-browser.mjs";
import { sha256Of } from "../../../scripts/lib/write-archive.mjs";
import { startHostProcess } from "../../e2e/support/host-process.ts";
import { createRestClient } from "../../e2e/support/rest-client.ts";
import { eventually } from "../../support/eventually.ts";
import { runScript } from "../../support/run-command.ts";
import { samplePhoto } from "../../support/sample-photos.ts";
import { makeStandInElectron } from "../../support/stand-in-electron.ts";

const project = join(import.meta.dirname, "../../..");
const isLinux = process.platform === "linux";
const chromiumPath = findBrowser();
const PACK_LIMIT_MS = 300_000;
let folder: string;
let packed: string;
let archive: string;
let inArchive: string[];

beforeAll(async () => {
	if (!isLinux) return;
	folder = mkdtempSync(join(tmpdir(), "hadir-packed-"));
	const electron = join(folder, "electron");
	makeStandInElectron(electron, "45.4.1");
	const parameters = ["--dir", "--electron", electron, "--out", join(folder, "dist")];
	const { code, stdout, stderr } = await runScript("scripts/package.mjs", parameters, { HOME: folder });
	expect(code, stdout + stderr).toBe(0);
	packed = join(folder, "dist", "linux-unpacked");
	archive = join(packed, "resources", "app.asar");
	inArchive = listPackage(archive, { isPack: false }).map((path) => path.slice(1));
}, PACK_LIMIT_MS);
afterAll(() => {
	if (folder) rmSync(folder, { recursive: true });
});

const resource = (...path: string[]) => join(packed, "resources", ...path);
const isUnpacked = (file: string) => {
	const entry = statFile(archive, file);
	return "unpacked" in entry && entry.unpacked === true;
};

test.skipIf(!isLinux)("the archive holds the build and the packages that it loads, no more", () => {
	expect(inArchive).toEqual(
		expect.arrayContaining([
			"package.json",
			"out/main/index.js",
			"out/main/inference.js",
			"out/main/backup-worker.js",
			"out/preload/index.cjs",
			"out/renderer/index.html",
			"node_modules/fastify/LICENSE",
		]),
	);
	expect(inArchive.filter((file) => /^(?:src|test|docs|models|scripts)\b/.test(file))).toEqual([]);
	expect(inArchive.filter((file) => /\.map$|\.tsx?$|\.mts$|\.gyp$|\.cc?$/.test(file))).toEqual([]);
	for (const tool of ["vite", "vitest", "typescript", "react", "electron", "electron-builder", "@scarf/scarf"])
		expect(inArchive, tool).not.toContain(`node_modules/${tool}`);
});

test.skipIf(!isLinux)("libraries of the system lie beside the archive, and only this system's", () => {
	const libraries = inArchive.filter((file) => /\.(?:node|so|dll|dylib)(?:\.[\d.]+)?$/.test(file));
	expect(libraries.length).toBeGreaterThan(5);
	expect(libraries.filter((file) => !isUnpacked(file))).toEqual([]);
	for (const file of libraries) expect(existsSync(resource("app.asar.unpacked", file)), file).toBe(true);
	expect(
		libraries.filter((file) => !/linux/.test(file) || /musl|arm64/.test(file) !== (process.arch === "arm64")),
	).toEqual([]);
	const binding = `node_modules/onnxruntime-node/bin/napi-v6/linux/${process.arch}`;
	expect(readdirSync(resource("app.asar.unpacked", binding)).sort()).toEqual([
		"libonnxruntime.so.1",
		"onnxruntime_binding.node",
	]);
});

test.skipIf(!isLinux)("the models lie beside the archive, byte for byte as the manifest says", async () => {
	const manifest = z.object({
		packs: z.array(
			z.object({
				id: z.string(),
				install: z.string(),
				models: z.array(z.object({ file: z.string(), sha256: z.string() })),
			}),
		),
	});
	const { packs } = manifest.parse(JSON.parse(readFileSync(resource("models", "manifest.json"), "utf8")));
	for (const { id, models } of packs.filter(({ install }) => install === "required"))
		for (const { file, sha256 } of models) expect(await sha256Of(resource("models", id, file)), file).toBe(sha256);
});

test.skipIf(!isLinux)("the program's fuses are set as docs/electron-security.md says", async () => {
	const wire: Readonly<Record<number, unknown>> = { ...(await getCurrentFuseWire(join(packed, "hadir"))) };
	const [off, on] = ["0".charCodeAt(0), "1".charCodeAt(0)];
	const options: Readonly<Record<string, unknown>> = { ...FuseV1Options };
	for (const [name, isOn] of Object.entries(electronFuses)) {
		const option = Number(options[name.charAt(0).toUpperCase() + name.slice(1)]);
		expect(wire[option], name).toBe(isOn ? on : off);
	}
});

test.skipIf(!isLinux)("says where releases come from, and has the screen's two languages", () => {
	expect(readFileSync(resource("app-update.yml"), "utf8")).toContain("provider: generic");
	expect(readdirSync(join(packed, "locales")).sort()).toEqual(["en-US.pak", "id.pak"]);
});

const browserWhy = chromiumPath ? "" : " (skipped: no Chromium for the double's window)";

test.skipIf(!isLinux || !chromiumPath)(
	`the main process finds models, inference and pages from there, and recognises${browserWhy}`,
	async () => {
		// Elsewhere, so that no package of the project is found by walking outwards.
		const opened = join(folder, "opened");
		extractAll(archive, opened);
		const apiKey = "a-key-for-the-layout-test";
		const register = join(project, "test/support/electron-double/register.ts");
		const host = await startHostProcess(process.execPath, ["--import", register, join(opened, "out/main/index.js")], {
			PATH: process.env["PATH"],
			HOME: folder,
			HADIR_HTTP: "on",
			HADIR_PORT: "0",
			HADIR_API_KEY: apiKey,
			HADIR_DATA_DIR: join(folder, "data"),
			HADIR_LIVENESS: "observe",
			HADIR_UNSAFE: "1",
			CHROMIUM_PATH: chromiumPath ?? "",
			ELECTRON_DOUBLE_PROFILE: join(folder, "profile"),
			ELECTRON_DOUBLE_RESOURCES: join(packed, "resources"),
			ELECTRON_DOUBLE_CHROMIUM_ARGS: process.getuid?.() === 0 ? "--no-sandbox" : "",
		});
		try {
			const rest = createRestClient(host.url, apiKey);
			const photo = await samplePhoto("dewi");
			await eventually("the person is registered by the packed models", () =>
				rest.register("K-1", "Dewi", photo).then(
					() => true,
					() => false,
				),
			);
			expect(await rest.users()).toMatchObject([{ employee_id: "K-1" }]);
			for (const page of ["/docs", "/kiosk/", "/camera_test.html", "/docs/assets/swagger-ui-bundle.js"])
				expect((await fetch(`${host.url}${page}`)).status, page).toBe(200);
		} finally {
			await host.stop();
		}
	},
);
