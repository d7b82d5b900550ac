// `npm run revoke-templates`: a new secret form for all face data, after some of it may have leaked.
import { runKeyChange } from "./key-change.ts";

const USAGE = `npm run revoke-templates
    puts every template under a new secret transform: what was stolen before matches
    nobody any more, and nobody enrolls again. Stop the kiosk first, or do it in the
    settings while it runs. Killed at any point, it goes on the next time.`;

await runKeyChange(USAGE, "templates", ({ templates }) => `${templates} templates are under a new key.`);
