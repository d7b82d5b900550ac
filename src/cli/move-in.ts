// `npm run move-in -- file`: goes on here with a kiosk that was moved out elsewhere.
import { parseArgs } from "node:util";
import { holdsKiosk, restoreFolder, showBackup } from "../app/maintenance/restore-folder.ts";
import { createAsker } from "./ask.ts";
import { askOpener } from "./backup-opener.ts";
import { describeHeader, describeRestore, explainBackup } from "./backup-words.ts";
import { CommandError, loadCommandConfig, resolveTypedPath, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run move-in -- <file> [--recovery-code]
    --recovery-code  opens the file with the code of the printed recovery kit instead of its passphrase`;

await runCommand(USAGE, async () => {
	const options = { "recovery-code": { type: "boolean", default: false } } as const;
	const { values, positionals } = parseArgs({ allowPositionals: true, options });
	const [typed, ...others] = positionals;
	if (typed === undefined || others.length > 0) throw new UsageError("Which file? Name exactly one.");
	const path = resolveTypedPath(typed);
	const asker = createAsker();
	try {
		const header = showBackup(path);
		console.log(describeHeader(header));
		const config = loadCommandConfig();
		if (header.kind !== "move")
			throw new CommandError("This is a backup, not a kiosk that was moved out: npm run restore -- <file>");
		if (holdsKiosk(config))
			throw new CommandError(`A kiosk lives in ${config.dataDir} already. Choose another folder with HADIR_DATA_DIR.`);
		const opener = await askOpener(header, values["recovery-code"], asker);
		for (const line of describeRestore(restoreFolder(config, path, opener, "move"))) console.log(line);
		console.log("Moved in. Start the kiosk; on the other computer it stays switched off.");
		return 0;
	} catch (error) {
		throw explainBackup(error);
	} finally {
		asker.close();
	}
});
