// `npm run restore -- file`: puts a backup in the place of the data folder.
import { parseArgs } from "node:util";
import { restoreFolder, showBackup } from "../app/maintenance/restore-folder.ts";
import { createAsker } from "./ask.ts";
import { askOpener } from "./backup-opener.ts";
import { describeHeader, describeRestore, explainBackup } from "./backup-words.ts";
import { CommandError, loadCommandConfig, resolveTypedPath, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run restore -- <file> [--recovery-code] [--yes] [--show]
    --recovery-code  opens it with the code of the printed recovery kit: on another computer, or without the key
    --yes            does not ask whether to go on
    --show           says what is in it, and changes nothing

The kiosk must not run. What is in the data folder now is kept beside it.`;

await runCommand(USAGE, async () => {
	const options = {
		"recovery-code": { type: "boolean", default: false },
		yes: { type: "boolean", default: false },
		show: { type: "boolean", default: false },
	} as const;
	const { values, positionals } = parseArgs({ allowPositionals: true, options });
	const [typed, ...others] = positionals;
	if (typed === undefined || others.length > 0) throw new UsageError("Which backup? Name exactly one file.");
	const path = resolveTypedPath(typed);
	const asker = createAsker();
	try {
		const header = showBackup(path);
		console.log(describeHeader(header));
		if (values.show) return 0;
		const config = loadCommandConfig();
		const opener = await askOpener(header, values["recovery-code"], asker);
		if (!values.yes && (await asker.ask(`Put it into ${config.dataDir}? Type yes: `)) !== "yes")
			throw new CommandError("Nothing was changed.");
		for (const line of describeRestore(restoreFolder(config, path, opener, "restore"))) console.log(line);
		console.log("Restored. Start the kiosk.");
		return 0;
	} catch (error) {
		throw explainBackup(error);
	} finally {
		asker.close();
	}
});
