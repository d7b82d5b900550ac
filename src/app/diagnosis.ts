// What `npm run doctor` looks at. Every check reads only, and runs beside a kiosk that is up.
import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isRefusedByReceivers } from "../core/domain/attendance/clock-watch.ts";
import { AppError } from "../core/domain/errors.ts";
import { openStoreReadOnly, type ReadOnlyStore } from "../storage/open-store-read-only.ts";
import { readManifest } from "../vision/packs/model-manifest.ts";
import { checkPack } from "../vision/packs/pack-status.ts";
import type { Config } from "./config.ts";
import { checkBackups } from "./diagnose-backups.ts";
import { checkRecognition } from "./diagnose-recognition.ts";
import { checkTarget, noTarget, readTargets } from "./diagnose-targets.ts";
import type { Finding, Wording } from "./finding.ts";
import { openKeyFiles } from "./key-files.ts";
import { describeTrouble } from "./maintenance/log-words.ts";

const MEGABYTE = 1e6;
const LITTLE_SPACE_MB = 1000;
const NO_SPACE_MB = 100;
const CLOCK_TOLERANCE_S = 60;

export async function diagnose(config: Config, words: Wording): Promise<Finding[]> {
	const toWords = words.refusal;
	const models = [await checkModels(config, toWords), ...(await checkRecognition(config))];
	const findings: Finding[] = [...models, checkCamera(), checkDataFolder(config)];
	const { found, targets } = checkDatabase(config, toWords);
	const checks = await Promise.all(targets.map((target) => checkTarget(config, target, words)));
	const reachable = checks.length > 0 ? checks.map(({ finding }) => finding) : [noTarget];
	const dateHeader = checks.find((check) => check.dateHeader !== null)?.dateHeader ?? null;
	return [
		...findings,
		...found,
		...checkBackups(config),
		await checkDisk(config),
		...reachable,
		checkClock(dateHeader),
	];
}

async function checkModels({ modelsDir }: Config, toWords: (error: AppError) => string): Promise<Finding> {
	const subject = "models";
	try {
		const { packs } = await readManifest(modelsDir);
		const statuses = await Promise.all(packs.map((pack) => checkPack(modelsDir, pack)));
		const broken = statuses.filter(
			({ pack, summary }) => summary === "incomplete" || (pack.install === "required" && summary !== "installed"),
		);
		if (broken.length > 0) {
			const ids = broken.map(({ pack }) => pack.id);
			const text = `missing or altered: ${ids.join(", ")}. Repair with: npm run models -- install ${ids[0]}`;
			return { subject, verdict: "problem", text };
		}
		const installed = statuses.filter(({ summary }) => summary === "installed").map(({ pack }) => pack.id);
		return { subject, verdict: "good", text: `installed and unaltered: ${installed.join(", ")}` };
	} catch (error) {
		if (error instanceof AppError) return { subject, verdict: "problem", text: toWords(error) };
		throw error;
	}
}

/** Only Linux shows cameras to a process without opening one. */
function checkCamera(): Finding {
	const subject = "camera";
	if (process.platform !== "linux")
		return { subject, verdict: "warning", text: "not checked from here; open /camera_test.html on the kiosk" };
	const devices = readdirSync("/dev").filter((name) => /^video\d+$/.test(name));
	if (devices.length > 0) return { subject, verdict: "good", text: `${devices.length} video device(s)` };
	return { subject, verdict: "warning", text: "no video device on this computer; a browser elsewhere may have one" };
}

function checkDataFolder({ dataDir }: Config): Finding {
	const subject = "data folder";
	if (!existsSync(dataDir)) return { subject, verdict: "warning", text: `${dataDir} is not there yet` };
	try {
		accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch {
		return { subject, verdict: "problem", text: `${dataDir} cannot be written by this user` };
	}
	const isOpenToOthers = process.platform !== "win32" && (statSync(dataDir).mode & 0o077) !== 0;
	if (isOpenToOthers)
		return { subject, verdict: "warning", text: `${dataDir} can be entered by other users; chmod 700 it` };
	return { subject, verdict: "good", text: dataDir };
}

function checkDatabase(config: Config, toWords: (error: AppError) => string) {
	const { dataDir } = config;
	const keyDir = join(dataDir, "keys");
	let store: ReadOnlyStore;
	try {
		store = openStoreReadOnly({ dataDir, secrets: openKeyFiles(config) });
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		const verdict = error.data["reason"] === "NO_DATABASE" ? ("warning" as const) : ("problem" as const);
		return { found: [{ subject: "database" as const, verdict, text: toWords(error) }], targets: [] };
	}
	try {
		const found = [readDatabase(store, toWords), checkKeys(store, keyDir, toWords)];
		return { found, targets: readTargets(store) };
	} finally {
		store.close();
	}
}

function readDatabase(store: ReadOnlyStore, toWords: (error: AppError) => string): Finding {
	const subject = "database";
	try {
		const { waiting, deadLetters } = store.outbox.status();
		const log = store.verifyLog();
		if (!log.ok) {
			const text = `${describeTrouble(log)}. Delete nothing; npm run verify-log tells the same again`;
			return { subject, verdict: "problem", text };
		}
		const people = store.employees.count();
		const state = `version ${store.databaseVersion}, ${people} people, ${log.records} log records, all intact`;
		const verdict = deadLetters > 0 ? "warning" : "good";
		return { subject, verdict, text: `${state}; ${waiting} event(s) wait for the HRIS, ${deadLetters} it refused` };
	} catch (error) {
		if (error instanceof AppError) return { subject, verdict: "problem", text: toWords(error) };
		throw error;
	}
}

function checkKeys(store: ReadOnlyStore, keyDir: string, toWords: (error: AppError) => string): Finding {
	const subject = "keys";
	if (existsSync(join(keyDir, "masterKey.sealed")))
		return { subject, verdict: "good", text: "in the system's key store; Electron checks them at each start" };
	try {
		store.checkMasterKey();
		return { subject, verdict: "good", text: "the master key opens the face data" };
	} catch (error) {
		if (error instanceof AppError) return { subject, verdict: "problem", text: toWords(error) };
		throw error;
	}
}

async function checkDisk({ dataDir }: Config): Promise<Finding> {
	let folder = dataDir;
	while (!existsSync(folder)) folder = dirname(folder);
	const { bavail, bsize } = await statfs(folder);
	const freeMb = Math.floor((bavail * bsize) / MEGABYTE);
	const verdict = freeMb < NO_SPACE_MB ? "problem" : freeMb < LITTLE_SPACE_MB ? "warning" : "good";
	return { subject: "disk", verdict, text: `${freeMb} MB free` };
}

function checkClock(dateHeader: string | null): Finding {
	const subject = "clock";
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	const now = new Date();
	const state = `${now.toISOString()}, zone ${timeZone}`;
	const theirs = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
	if (Number.isNaN(theirs)) return { subject, verdict: "good", text: `${state}; compared with nothing` };
	const differenceS = Math.round((now.getTime() - theirs) / 1000);
	if (Math.abs(differenceS) <= CLOCK_TOLERANCE_S)
		return { subject, verdict: "good", text: `${state}; agrees with the HRIS` };
	const refused = isRefusedByReceivers(differenceS * 1000)
		? ". Receivers refuse (401) what is signed more than five minutes off; punches wait here until it is right"
		: "";
	const text = `${state}; ${differenceS} s away from the HRIS's clock. Set the clock${refused}`;
	return { subject, verdict: "problem", text };
}
