// Makes sure that what is started is built. An installed bundle has no build tools: it was built before it was packed.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "./child-process.mjs";
import { projectRoot } from "./node-runtime.mjs";

/** @returns {Promise<number>} exit code of the build; 0 where nothing is to be built */
export async function buildWhereStale() {
	if (!existsSync(join(projectRoot, "node_modules", "vite"))) return 0;
	return run(process.execPath, [join(projectRoot, "scripts", "build.mjs"), "--if-stale"]);
}
