// What comes from others: pinned by its content, under terms that let it be shipped, and without a script of its own.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { readLock, shippedPackages } from "../../scripts/lib/shipped-packages.mjs";

const project = join(import.meta.dirname, "../..");
const lock = Object.entries(readLock(project)).filter(([path]) => path !== "");
const manifestSchema = z.object({
	allowScripts: z.record(z.string(), z.boolean()),
	scripts: z.record(z.string(), z.string()),
	dependencies: z.record(z.string(), z.string()),
	devDependencies: z.record(z.string(), z.string()),
	optionalDependencies: z.record(z.string(), z.string()),
});
const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(project, "package.json"), "utf8")));

/** LGPL: libvips beside sharp, a library of its own that whoever wants can replace. OFL: the font. */
const LICENCES = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "OFL-1.1"];
const isFree = (name: string, licence: string) =>
	LICENCES.includes(licence) || (name.startsWith("@img/sharp-") && licence.includes("LGPL-3.0-or-later"));
const choices = (licence: string) => licence.replace(/[()]/g, "").split(" OR ");

test("every package of the lockfile is pinned by a SHA-512 of its content", () => {
	expect(lock.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
});

test("every version that we ask for is exact", () => {
	const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
	expect(Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test("no package runs a script of its own when it is installed: ours alone does", () => {
	const withScripts = lock
		.filter(([, { hasInstallScript }]) => hasInstallScript)
		.map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length));
	expect(withScripts.filter((name) => manifest.allowScripts[name] !== false)).toEqual([]);
	expect(Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name))).toEqual([
		"postinstall",
	]);
});

test("what ships may be shipped", () => {
	const shipped = shippedPackages(project);
	expect(shipped.length).toBeGreaterThan(100);
	const notFree = shipped.filter(({ name, licence }) => !choices(licence).some((choice) => isFree(name, choice)));
	expect(notFree.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});

test("the renderer's libraries count as shipped although npm calls them development, and tools do not", () => {
	const names = shippedPackages(project).map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(["react", "i18next", "zod", "onnxruntime-node", "better-sqlite3"]));
	for (const tool of ["typescript", "vitest", "@playwright/test", "knip"]) expect(names).not.toContain(tool);
});

test("npm run sbom lists each package that ships, and each model with its digest", () => {
	const { stdout, status } = spawnSync(process.execPath, [join(project, "scripts", "sbom.mjs")], { encoding: "utf8" });
	expect(status).toBe(0);
	const component = z.object({
		type: z.string(),
		name: z.string(),
		version: z.string(),
		hashes: z.array(z.object({ alg: z.string(), content: z.string() })).default([]),
	});
	const bill = z
		.object({ bomFormat: z.literal("CycloneDX"), components: z.array(component) })
		.parse(JSON.parse(stdout));
	const listed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
	// npm leaves out what is not installed: the binaries for other systems.
	const installed = shippedPackages(project).filter(({ path }) => existsSync(join(project, path)));
	expect(installed.filter(({ name, version }) => !listed.has(`${name}@${version}`))).toEqual([]);
	const models = bill.components.filter(({ type }) => type === "machine-learning-model");
	expect(models.length).toBeGreaterThan(4);
	for (const { hashes } of models) expect(hashes[0]?.content).toMatch(/^[0-9a-f]{64}$/);
});
