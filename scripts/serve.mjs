// `npm run serve`: the Node host alone, without a window. Ready when `GET /` answers 200.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { run, superviseUntilFirstExit } from "./lib/child-process.mjs";
import { projectRoot } from "./lib/node-runtime.mjs";

const built = await run(process.execPath, [join(projectRoot, "scripts", "build.mjs"), "--if-stale"]);
if (built !== 0) process.exit(built);
const server = spawn(process.execPath, [join(projectRoot, "out", "main", "server.js"), ...process.argv.slice(2)], {
	stdio: "inherit",
});
process.exit(await superviseUntilFirstExit([server]));
