// `npm run sbom`: a CycloneDX bill of what an installation consists of, models included. npm knows the packages, but not
// which of the development ones the build puts into the bundle.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { shippedPackages } from "./lib/shipped-packages.mjs";

const projectRoot = join(import.meta.dirname, "..");

/** @returns {{ components: { name: string, version: string }[], dependencies: { ref: string, dependsOn?: string[] }[] }} */
function readPackagesBill() {
	const { status, stdout, stderr } = spawnSync("npm", ["sbom", "--sbom-format", "cyclonedx"], {
		cwd: projectRoot,
		encoding: "utf8",
		maxBuffer: 64 * 1024 * 1024,
		shell: process.platform === "win32",
	});
	if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
	return JSON.parse(stdout);
}

/** A model is a component like any other: it decides who is let in (CycloneDX 1.5, machine-learning-model). */
function modelComponents() {
	const { packs } = JSON.parse(readFileSync(join(projectRoot, "models", "manifest.json"), "utf8"));
	return packs
		.filter((/** @type {{ install: string }} */ pack) => pack.install === "required")
		.flatMap((/** @type {{ id: string, source: { version: string }, models: Model[] }} */ pack) =>
			pack.models.map(({ id, file, sha256, licence }) => ({
				"bom-ref": `model:${pack.id}/${id}`,
				type: "machine-learning-model",
				name: id,
				version: pack.source.version,
				hashes: [{ alg: "SHA-256", content: sha256 }],
				licenses: [{ license: { id: licence } }],
				properties: [{ name: "file", value: file }],
			})),
		);
}

/** @typedef {{ id: string, file: string, sha256: string, licence: string }} Model */

const shipped = new Set(shippedPackages(projectRoot).map(({ name, version }) => `${name}@${version}`));
const bill = readPackagesBill();
const components = bill.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
const dependencies = bill.dependencies
	.filter(({ ref }) => shipped.has(ref))
	.map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((name) => shipped.has(name)) }));
console.log(JSON.stringify({ ...bill, components: [...components, ...modelComponents()], dependencies }, null, 2));
