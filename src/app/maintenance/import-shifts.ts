// Takes a shift file over while no kiosk runs, as the screen does while one does.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { AppError } from "../../core/domain/errors.ts";
import { createShiftService, type ShiftImport } from "../../core/services/attendance/shift-service.ts";
import { openStore } from "../../storage/open-store.ts";
import type { Config } from "../config.ts";
import { openKeyFiles } from "../key-files.ts";
import { createSystemClock } from "../system-clock.ts";

/** All of the file or nothing. Throws DATA_FOLDER_IN_USE while a kiosk runs, and as `openStore` does. */
export function importShifts(
	{ dataDir, keyPassphraseFile }: Pick<Config, "dataDir" | "keyPassphraseFile">,
	csv: string,
): ShiftImport {
	const keyDir = join(dataDir, "keys");
	// A second master key beside the one in the system's key store would lock the Electron host out of its gallery.
	if (existsSync(join(keyDir, "masterKey.sealed")))
		throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "SYSTEM_KEY_STORE" });
	const clock = createSystemClock();
	const ids = { uuidv7 };
	const store = openStore({ dataDir, secrets: openKeyFiles({ dataDir, keyPassphraseFile }), clock, ids });
	try {
		const { shifts, groups, audit, transaction } = store;
		return createShiftService({ shifts, groups, audit, transaction, ids, clock }).importFile(csv, "command line");
	} finally {
		store.close();
	}
}
