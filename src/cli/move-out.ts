// `npm run move-out -- file`: everything that this kiosk is, for another computer. It does not record here any more.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { moveOut } from "../app/maintenance/back-up-folder.ts";
import { createAsker } from "./ask.ts";
import { askNewPassphrase } from "./backup-opener.ts";
import { explainBackup } from "./backup-words.ts";
import { CommandError, loadCommandConfig, resolveTypedPath, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run move-out -- <file> [--recovery-code]
    --recovery-code  no passphrase: the code of the printed recovery kit opens the file

The kiosk must not run. On the other computer: npm run move-in -- <file>`;

await runCommand(USAGE, async () => {
	const options = { "recovery-code": { type: "boolean", default: false } } as const;
	const { values, positionals } = parseArgs({ allowPositionals: true, options });
	const [typed, ...others] = positionals;
	if (typed === undefined || others.length > 0) throw new UsageError("Into which file? Name exactly one.");
	const path = resolveTypedPath(typed);
	if (existsSync(path)) throw new CommandError(`${path} is there already. Nothing was changed.`);
	const config = loadCommandConfig();
	const asker = createAsker();
	try {
		const passphrase = values["recovery-code"] ? null : await askNewPassphrase(asker);
		const { people, events, waiting } = await moveOut(config, path, passphrase);
		console.log(`${path}\n  ${people} people, ${events} attendance records, ${waiting} on their way to the HRIS`);
		console.log("This kiosk does not record here any more. On the other computer: npm run move-in -- <file>");
		return 0;
	} catch (error) {
		throw explainBackup(error);
	} finally {
		asker.close();
	}
});
