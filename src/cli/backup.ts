// `npm run backup`: one backup now, beside a running kiosk.
import { parseArgs } from "node:util";
import { backUpFolder } from "../app/maintenance/back-up-folder.ts";
import { explainBackup } from "./backup-words.ts";
import { loadCommandConfig, resolveTypedPath, runCommand } from "./command.ts";

const USAGE = `npm run backup -- [--to <folder>]
    --to <folder>  takes the backup there as well, besides the folder that is set on the kiosk`;

await runCommand(USAGE, async () => {
	const { values } = parseArgs({ options: { to: { type: "string" } } });
	const folder = values.to === undefined ? null : resolveTypedPath(values.to);
	try {
		const { path, summary, folders } = await backUpFolder(loadCommandConfig(), folder);
		console.log(
			`${path}\n  ${summary.people} people, ${summary.events} attendance records, ${summary.bytes} bytes; verified`,
		);
		for (const place of folders) console.log(`  taken to ${place}`);
		if (!summary.hasRecovery)
			console.log("  Without a recovery kit it opens on this computer only: print one under Settings, Recovery.");
		return 0;
	} catch (error) {
		throw explainBackup(error);
	}
});
