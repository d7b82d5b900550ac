// Which files of a package an installation carries: what runs here, its terms, and nothing of another system.

/** @typedef {{ platform: NodeJS.Platform, arch: string }} Target */

const TERMS = /(?:^|\/)(?:licen[cs]e|copying|notice|third-?party)[^/]*$/i;
const NOT_RUN = /\.(?:map|ts|mts|cts|tsx|flow|md|markdown|txt|tsbuildinfo|c|cc|cpp|h|hpp|gyp|gypi|sh|patch|yml|yaml)$/i;
const FOLDERS_NOT_RUN = new Set([
	".github",
	"__tests__",
	"bench",
	"benchmark",
	"benchmarks",
	"docs",
	"example",
	"examples",
	"test",
	"tests",
]);

/** Per package, what of it runs. @type {Readonly<Record<string, (file: string, target: Target) => boolean>>} */
const rules = {
	// 288 MB for five systems; DirectML and its compilers are for graphics cards that this product does not use.
	"onnxruntime-node": (file, { platform, arch }) =>
		file.startsWith("bin/")
			? file.startsWith(`bin/napi-v6/${platform}/${arch}/`) && !/(?:DirectML|dxcompiler|dxil)\.dll$/.test(file)
			: !file.startsWith("script/"),
	"onnxruntime-common": (file) => !file.startsWith("lib/"),
	"better-sqlite3": (file, { platform, arch }) =>
		file.startsWith("prebuilds/") ? file === `prebuilds/${platform}-${arch}.node` : !/^(?:deps|src)\//.test(file),
	// Eight builds of one page, seven of them with maps; /docs serves two files.
	"swagger-ui-dist": (file) => /^(?:package\.json|swagger-ui\.css|swagger-ui-bundle\.js)$/.test(file),
};

/**
 * @param {string} packageName @param {string} file path inside the package, with `/`
 * @param {Target} target
 */
export function isPacked(packageName, file, target) {
	if (TERMS.test(file)) return true;
	const [folder = ""] = file.split("/");
	if (file.includes("/") && FOLDERS_NOT_RUN.has(folder)) return false;
	return !NOT_RUN.test(file) && (rules[packageName]?.(file, target) ?? true);
}

/** Packages that no host loads: one counts installations for somebody else. */
export const PACKAGES_LEFT_OUT = ["@scarf/scarf"];
