// Changes keys while no kiosk runs; where one runs, its settings do the same without stopping it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { AppError } from "../../core/domain/errors.ts";
import type { Log } from "../../core/ports/environment.ts";
import { createKeyCareService, type KeyCareService } from "../../core/services/operation/key-care-service.ts";
import { openStore } from "../../storage/open-store.ts";
import { type KeyFilesConfig, openKeyFiles } from "../key-files.ts";
import { createSystemClock } from "../system-clock.ts";

const ACTOR = "command line";

export interface KeyChange {
	/** What was still to do at the start: a run that was interrupted is ended first. */
	readonly templates: number;
	readonly keys: number;
	/** There is a recovery kit, and it opens nothing any more. */
	readonly isKitVoid: boolean;
}

/** Rejects with DATA_FOLDER_IN_USE while a kiosk runs, and as `openStore` does. */
export async function changeKeys(config: KeyFilesConfig, change: "masterKey" | "templates"): Promise<KeyChange> {
	const { dataDir } = config;
	const keyDir = join(dataDir, "keys");
	// Only Electron can write into the system's key store.
	if (existsSync(join(keyDir, "masterKey.sealed")))
		throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "SYSTEM_KEY_STORE" });
	const clock = createSystemClock();
	const failures: unknown[] = [];
	const log: Log = { info: () => {}, warn: () => {}, error: ({ err }) => failures.push(err) };
	const store = openStore({ dataDir, secrets: openKeyFiles(config), clock, ids: { uuidv7 }, log });
	try {
		const care = createKeyCareService({
			templateKeys: store.templateKeys,
			rotation: store.masterKeyRotation,
			// No index is filled here.
			refillIndex: () => {},
			letOthersRun: () => setImmediate(),
			audit: store.audit,
			clock,
			log,
		});
		const begun = await run(care, change);
		if (failures.length > 0) throw failures[0];
		return { ...begun, isKitVoid: store.recovery.current()?.isVoid ?? false };
	} finally {
		store.close();
	}
}

async function run(care: KeyCareService, change: "masterKey" | "templates") {
	care.resume();
	await care.settled();
	const before = care.status();
	if (change === "masterKey") care.rotateMasterKey(ACTOR);
	else care.revokeTemplates(ACTOR);
	const { templatesWaiting, keysWaiting } = care.status();
	await care.settled();
	return {
		templates: Math.max(before.templatesWaiting, templatesWaiting),
		keys: Math.max(before.keysWaiting, keysWaiting),
	};
}
