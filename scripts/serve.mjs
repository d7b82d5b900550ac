// `npm run serve`: the Node host alone, without a window. Ready when `GET /` answers 200.

import { join } from "node:path";
import { run, superviseUntilFirstExit } from "./lib/child-process.mjs";
import { startNodeHost } from "./lib/node-host.mjs";
import { projectRoot } from "./lib/node-runtime.mjs";
import { startAgainWhenAsked } from "./lib/restart-code.mjs";

const built = await run(process.execPath, [join(projectRoot, "scripts", "build.mjs"), "--if-stale"]);
if (built !== 0) process.exit(built);
process.exit(await startAgainWhenAsked(() => superviseUntilFirstExit([startNodeHost().process])));
