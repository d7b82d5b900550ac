// What goes into a package, file by file, each with the part of the product that it counts to.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { isPacked, PACKAGES_LEFT_OUT } from "./packed-files.mjs";
import { loadedPackages } from "./shipped-packages.mjs";

/**
 * @typedef {{ source: string, target: string, part: string, isExecutable?: boolean }} PackedFile `target` with `/`
 * @typedef {import("./packed-files.mjs").Target} Target
 */

/** @param {string} folder @returns {string[]} files below it with `/`, sorted, so that a package does not depend on the disk */
export function listFiles(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
		.sort();
}

/**
 * @param {string} folder @param {{ to: string, part: string, keeps?: (file: string) => boolean }} options
 * @returns {PackedFile[]}
 */
export function packFolder(folder, { to, part, keeps = () => true }) {
	return listFiles(folder)
		.filter(keeps)
		.map((file) => ({ source: join(folder, file), target: `${to}/${file}`, part }));
}

/** Maps would carry this machine's paths. @param {string} projectRoot @param {readonly string[]} folders of `out` */
export function packBuild(projectRoot, folders) {
	return folders.flatMap((folder) =>
		packFolder(join(projectRoot, "out", folder), {
			to: `out/${folder}`,
			part: folder === "renderer" ? "screen" : "host",
			keeps: (file) => !file.endsWith(".map"),
		}),
	);
}

/** @param {string} projectRoot @param {Target} target @returns {PackedFile[]} */
export function packPackages(projectRoot, target) {
	const inside = loadedPackages(projectRoot, PACKAGES_LEFT_OUT);
	return inside
		.filter(({ path }) => existsSync(join(projectRoot, path)))
		.flatMap(({ name, path }) => {
			const keeps = (/** @type {string} */ file) => !isNested(file) && isPacked(name, file, target);
			return packFolder(join(projectRoot, path), { to: path, part: name, keeps });
		});
}

/** Packages inside a package are listed by themselves. @param {string} file */
function isNested(file) {
	return file.startsWith("node_modules/");
}

/** Of the others, some are not for business: whoever wants one installs it at the kiosk, having read its terms. */
const PACKS_SHIPPED = ["required", "recommended"];

/**
 * The manifest, the required packs, and those recommended ones that are installed whole.
 * @param {string} projectRoot @returns {PackedFile[]}
 */
export function packModels(projectRoot) {
	const folder = join(projectRoot, "models");
	/** @type {{ packs: { id: string, install: string, models: { file: string }[] }[] }} */
	const { packs } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
	const files = packs.flatMap(({ id, install, models }) => {
		const paths = models.map(({ file }) => `${id}/${file}`);
		const missing = paths.filter((path) => !existsSync(join(folder, path)));
		if (install === "required" && missing.length > 0)
			throw new Error(`models/${missing[0]} is missing. First: npm run models -- install required`);
		return missing.length === 0 && PACKS_SHIPPED.includes(install) ? paths : [];
	});
	return ["manifest.json", ...new Set(files)].map((file) => ({
		source: join(folder, file),
		target: `models/${file}`,
		part: "models",
	}));
}

/** @param {readonly PackedFile[]} files @returns {{ part: string, bytes: number }[]} largest first */
export function sizeByPart(files) {
	const sizes = new Map();
	for (const { source, part } of files) sizes.set(part, (sizes.get(part) ?? 0) + statSync(source).size);
	return [...sizes].map(([part, bytes]) => ({ part, bytes })).sort((left, right) => right.bytes - left.bytes);
}

const SHOWN_PARTS = 12;
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`.padStart(9);

/** @param {readonly PackedFile[]} files */
export function describeSizes(files) {
	const sizes = sizeByPart(files);
	const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
	const rest = sizes.slice(SHOWN_PARTS).reduce((sum, { bytes }) => sum + bytes, 0);
	return [
		...sizes.slice(0, SHOWN_PARTS).map(({ part, bytes }) => `${megabytes(bytes)}  ${part}`),
		`${megabytes(rest)}  ${Math.max(0, sizes.length - SHOWN_PARTS)} smaller parts`,
		`${megabytes(total)}  unpacked, ${files.length} files`,
	].join("\n");
}
