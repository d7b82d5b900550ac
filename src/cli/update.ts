// `npm run update`: new versions by hand, for kiosks without internet too.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { goBack, installRelease, newestRelease, updateStatus } from "../app/maintenance/update-program.ts";
import { loadCommandConfig, resolveTypedPath, runCommand, UsageError } from "./command.ts";
import { explainUpdate, pastLine } from "./update-words.ts";

const USAGE = `npm run update -- status                    this version, the one that is kept, and what became of the last ones
npm run update -- check [--from <folder>]   what the feed, or a folder such as a stick, has; changes nothing
npm run update -- install [--from <folder>] backs up and puts it in place; the kiosk must be closed
npm run update -- rollback                  back to the version that is kept; the kiosk must be closed
  --from <folder>  a folder with hadir-stable.json and the files that it names, instead of the feed`;

const installDir = resolve(import.meta.dirname, "../..");
const AFTERWARDS = "Start the kiosk now: it is on trial, and goes back by itself when it does not become healthy.";

await runCommand(USAGE, async () => {
	const { values, positionals } = parseArgs({ allowPositionals: true, options: { from: { type: "string" } } });
	const config = loadCommandConfig();
	const from = values.from === undefined ? null : resolveTypedPath(values.from);
	const command = { config, installDir, from };
	try {
		switch (positionals.join(" ")) {
			case "status":
				printStatus();
				return 0;
			case "check": {
				const { version, notes, databaseVersion } = await newestRelease(command);
				console.log(`${version} (database version ${databaseVersion}), signed by the configured key. ${notes.en}`);
				return 0;
			}
			case "install": {
				const { state } = await installRelease(command);
				console.log(`${"release" in state ? state.release.version : "The version"} is in place. ${AFTERWARDS}`);
				return 0;
			}
			case "rollback": {
				const { previousVersion } = await goBack(command);
				console.log(`${previousVersion} is in place again. ${AFTERWARDS}`);
				return 0;
			}
			default:
				throw new UsageError("Say what to do.");
		}
	} catch (error) {
		throw explainUpdate(error);
	}

	function printStatus(): void {
		const { version, target, feedHost, previousVersion, trial, history } = updateStatus(command);
		console.log(
			`version ${version}${target === null ? ", not installed in a way that it can replace" : ` (${target})`}`,
		);
		console.log(`feed: ${feedHost ?? "none; set HADIR_UPDATE_FEED and HADIR_UPDATE_KEY, or use --from"}`);
		console.log(`kept beside it: ${previousVersion ?? "no other version"}`);
		if (trial !== null) console.log(`on trial: ${trial.version}, after ${trial.from}`);
		for (const past of history) console.log(`  ${pastLine(past)}`);
	}
});
