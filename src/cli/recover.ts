// `npm run recover`: the master key, from the code on the recovery paper.
import { createInterface } from "node:readline/promises";
import { text } from "node:stream/consumers";
import { recoverMasterKey } from "../app/maintenance/recover-master-key.ts";
import { AppError } from "../core/domain/errors.ts";
import { CommandError, loadCommandConfig, runCommand } from "./command.ts";

const USAGE = `npm run recover
    asks for the code on the recovery paper, eight groups of five characters, and
    puts the key back that the gallery is locked with; stop the kiosk first.
    The code can be piped in; it is no argument, since others can read those.`;

await runCommand(USAGE, async () => {
	const config = loadCommandConfig();
	try {
		const { kitId, setAside } = recoverMasterKey(config, await readCode());
		console.log(`The master key is back (paper ${kitId}). Start the kiosk; everybody is enrolled as before.`);
		if (setAside.length > 0) {
			console.log(`The lost key store had also kept: ${setAside.join(", ")}.`);
			console.log("  Enter the secrets of the HRIS targets again, and print new badges if you use them.");
		}
		console.log("Then make a new recovery code in the settings, under Keys and recovery: this one was typed in.");
		return 0;
	} catch (error) {
		throw explain(error);
	}
});

async function readCode(): Promise<string> {
	if (!process.stdin.isTTY) return text(process.stdin);
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	try {
		return await terminal.question("Recovery code: ");
	} finally {
		terminal.close();
	}
}

function explain(error: unknown): unknown {
	if (!(error instanceof AppError)) return error;
	if (error.code === "VALIDATION_FAILED")
		return new CommandError("A group is mistyped, or one is missing: eight groups of five characters.");
	if (error.code === "RECOVERY_CODE_WRONG")
		return new CommandError("This code is that of another paper or another kiosk. Nothing was changed.");
	if (error.code === "RECOVERY_KIT_MISSING")
		return new CommandError(
			"No recovery kit of this folder fits its key: none was made, or the master key was changed after it.",
		);
	if (error.code === "DATA_FOLDER_IN_USE") return new CommandError("The kiosk is running. Stop it first.");
	return error;
}
