// `npm run change-passphrase`: another passphrase for the key files.
import { changePassphrase } from "../app/maintenance/change-passphrase.ts";
import { AppError } from "../core/domain/errors.ts";
import { createAsker } from "./ask.ts";
import { askNewPassphrase } from "./backup-opener.ts";
import { CommandError, loadCommandConfig, runCommand } from "./command.ts";

const USAGE = `npm run change-passphrase
    another passphrase for the key files; the kiosk must not run. The present one comes from
    where keyPassphraseFile says, the new one is typed twice. Killed at any point, one of the
    two opens all of them.`;

await runCommand(USAGE, async () => {
	const config = loadCommandConfig();
	const asker = createAsker();
	try {
		const secrets = await changePassphrase(config, () => askNewPassphrase(asker, "the key files"));
		console.log(`The passphrase was changed; ${secrets} secrets are under it.`);
		if (config.keyPassphraseFile !== "ask")
			console.log(`Put the new one where ${config.keyPassphraseFile} comes from before you start the kiosk.`);
		return 0;
	} catch (error) {
		throw explain(error);
	} finally {
		asker.close();
	}
});

function explain(error: unknown): unknown {
	if (!(error instanceof AppError)) return error;
	const kept = "Nothing was changed.";
	const reason = error.data["reason"];
	if (error.code === "DATA_FOLDER_IN_USE") return new CommandError(`The kiosk is running. Stop it first. ${kept}`);
	if (reason === "SYSTEM_KEY_STORE")
		return new CommandError(`The keys are in the system's key store, under no passphrase of yours. ${kept}`);
	if (reason === "PASSPHRASE_WRONG") return new CommandError(`The present passphrase is another one. ${kept}`);
	if (error.code === "CONFIG_INVALID" && String(error.data["fields"]) === "keyPassphraseFile")
		return new CommandError(
			`The key files are under no passphrase. Set keyPassphraseFile, and the next start puts them under one. ${kept}`,
		);
	if (error.code === "VALIDATION_FAILED") return new CommandError(`The new passphrase is the present one. ${kept}`);
	return error;
}
