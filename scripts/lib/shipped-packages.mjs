// What an installation consists of besides our own code: the packages it loads, and those that the build puts into it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {{ name: string, version: string, licence: string, integrity: string, isBundled: boolean, path: string }} ShippedPackage
 * @typedef {{ version: string, license?: string, integrity?: string, hasInstallScript?: boolean,
 *   dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} LockEntry
 */

/** @param {string} projectRoot @returns {Record<string, LockEntry>} by their place, such as `node_modules/zod` */
export function readLock(projectRoot) {
	return JSON.parse(readFileSync(join(projectRoot, "package-lock.json"), "utf8")).packages;
}

/**
 * Everything below `dependencies`, and below those `devDependencies` that `src` imports: the build bundles them, so that
 * they ship although npm calls them development.
 * @param {string} projectRoot @returns {ShippedPackage[]} sorted by name
 */
export function shippedPackages(projectRoot) {
	const lock = readLock(projectRoot);
	const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
		readFileSync(join(projectRoot, "package.json"), "utf8"),
	);
	const imported = importedPackages(join(projectRoot, "src"));
	const bundled = Object.keys(devDependencies).filter((name) => imported.has(name));
	const loaded = closure(lock, Object.keys({ ...dependencies, ...optionalDependencies }));
	const all = new Set([...loaded, ...closure(lock, bundled)]);
	return [...all]
		.map((path) => packageAt(lock, path, !loaded.has(path)))
		.sort((left, right) => left.name.localeCompare(right.name) || left.version.localeCompare(right.version));
}

/**
 * What a running host loads from `node_modules`: everything below `dependencies`, without the ones that `leftOut` names and
 * what only they need.
 * @param {string} projectRoot @param {readonly string[]} [leftOut] names, at any depth
 * @returns {ShippedPackage[]} sorted by place; optional ones of other systems are listed too
 */
export function loadedPackages(projectRoot, leftOut = []) {
	const lock = readLock(projectRoot);
	const { dependencies } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
	return [...closure(lock, Object.keys(dependencies), leftOut)].sort().map((path) => packageAt(lock, path, false));
}

/** @param {Record<string, LockEntry>} lock @param {string} path @param {boolean} isBundled @returns {ShippedPackage} */
function packageAt(lock, path, isBundled) {
	const { version = "", license = "", integrity = "" } = lock[path] ?? {};
	const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
	return { name, version, licence: license, integrity, isBundled, path };
}

/**
 * @param {Record<string, LockEntry>} lock @param {readonly string[]} names @param {readonly string[]} [leftOut]
 * @returns {Set<string>} places in the lock
 */
function closure(lock, names, leftOut = []) {
	const found = new Set();
	const waiting = names.map((name) => ({ name, from: "" }));
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { name, from } = next;
		if (leftOut.includes(name)) continue;
		const path = resolveIn(lock, name, from);
		if (path === null || found.has(path)) continue;
		found.add(path);
		// What Electron's package depends on downloads Electron, and is not in it.
		const { dependencies, optionalDependencies } = (name === "electron" ? null : lock[path]) ?? {};
		for (const needed of Object.keys({ ...dependencies, ...optionalDependencies }))
			waiting.push({ name: needed, from: path });
	}
	return found;
}

/**
 * As Node looks for it: beside the one that asks, then outwards. null for an optional one of another system.
 * @param {Record<string, LockEntry>} lock @param {string} name @param {string} from @returns {string | null}
 */
function resolveIn(lock, name, from) {
	for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
		const path = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
		if (lock[path]) return path;
		if (folder === "") return null;
	}
}

/** @param {string} folder @returns {Set<string>} packages that modules and style sheets import */
function importedPackages(folder) {
	const found = new Set();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile() || !/\.(?:ts|tsx|css)$/.test(entry.name)) continue;
		const source = readFileSync(join(entry.parentPath, entry.name), "utf8");
		// A type is not shipped, and only what is neither ours nor Node's begins with a letter or a scope.
		for (const [, name] of source.matchAll(
			/(?:^import (?!type)|from |import\(|@import )"((?:@[^/"]+\/)?[a-z][^/":]*)/gm,
		))
			found.add(name);
	}
	return found;
}
