// `npm run serve`: the Node host alone, without a window. Ready when `GET /` answers 200.

import { buildWhereStale } from "./lib/built.mjs";
import { superviseUntilFirstExit } from "./lib/child-process.mjs";
import { startNodeHost } from "./lib/node-host.mjs";
import { startAgainWhenAsked } from "./lib/restart-code.mjs";

const built = await buildWhereStale();
if (built !== 0) process.exit(built);
process.exit(await startAgainWhenAsked(() => superviseUntilFirstExit([startNodeHost().process])));
