// Changes the passphrase of key files, for a test that kills it: <data folder> <present> <next>. Says when it begins.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { changePassphrase } from "../../src/app/maintenance/change-passphrase.ts";

const [dataDir = "", present = "", next = ""] = process.argv.slice(2);
const file = join(dataDir, "..", "present-passphrase");
writeFileSync(file, present);
await changePassphrase({ dataDir, keyPassphraseFile: file }, async () => {
	process.stdout.write("begins\n");
	return next;
});
