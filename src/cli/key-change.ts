// What both commands that change keys share.
import { changeKeys, type KeyChange } from "../app/maintenance/change-keys.ts";
import { AppError } from "../core/domain/errors.ts";
import { CommandError, loadCommandConfig, runCommand } from "./command.ts";

export async function runKeyChange(
	usage: string,
	change: "masterKey" | "templates",
	inWords: (done: KeyChange) => string,
): Promise<void> {
	await runCommand(usage, async () => {
		try {
			const done = await changeKeys(loadCommandConfig(), change);
			console.log(inWords(done));
			if (done.isKitVoid)
				console.log("The recovery paper there was is void. Make a new one in the settings, under Keys and recovery.");
			return 0;
		} catch (error) {
			throw explain(error);
		}
	});
}

function explain(error: unknown): unknown {
	if (!(error instanceof AppError)) return error;
	if (error.code === "DATA_FOLDER_IN_USE")
		return new CommandError("The kiosk is running. Change its keys in the settings, or stop it first.");
	if (error.code === "SECRET_UNAVAILABLE" && error.data["reason"] === "SYSTEM_KEY_STORE")
		return new CommandError("The keys are in the system's key store: change them in the kiosk's settings.");
	return error;
}
