// `npm run rotate-keys`: a new master key.
import { runKeyChange } from "./key-change.ts";

const USAGE = `npm run rotate-keys
    wraps every key anew under a new master key; stop the kiosk first, or do it in the
    settings while it runs. Killed at any point, it goes on the next time.`;

await runKeyChange(USAGE, "masterKey", ({ keys }) => `The master key was changed; ${keys} keys are wrapped anew.`);
