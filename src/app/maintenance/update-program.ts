// Updates by command, on a computer whose kiosk is closed, or that has no feed: the same rules as the kiosk's own.
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { uuidv7 } from "uuidv7";
import { AppError } from "../../core/domain/errors.ts";
import {
	createUpdateService,
	type UpdateOverview,
	type UpdateService,
} from "../../core/services/update/update-service.ts";
import { describeBackup } from "../../storage/backup/backup-files.ts";
import { makeBackup } from "../../storage/backup/make-backup.ts";
import { collectSecrets } from "../../storage/backup/secret-bundle.ts";
import { openStore } from "../../storage/open-store.ts";
import { createFileFeed } from "../../updates/file-feed.ts";
import { manifestName } from "../../updates/http-feed.ts";
import { createRecordFile } from "../../updates/record-file.ts";
import type { Config } from "../config.ts";
import { openKeyFiles } from "../key-files.ts";
import { createSystemClock } from "../system-clock.ts";
import { configuredFeed, createNodeInstaller, releaseKeyOf, updateRecordPath } from "../updates.ts";
import { version } from "../version.ts";

const ACTOR = "command line";
const silentLog = { info: () => {}, warn: () => {}, error: () => {} };

export interface UpdateCommand {
	readonly config: Config;
	readonly installDir: string;
	/** A folder, or the signed file in it; null: the configured feed. */
	readonly from: string | null;
}

export type { UpdateOverview };

/** What is remembered and kept. Beside a running kiosk. */
export function updateStatus({ config, installDir }: Pick<UpdateCommand, "config" | "installDir">) {
	const installer = createNodeInstaller(config, installDir, () => {});
	return {
		version,
		target: installer.target,
		feedHost: configuredFeed(config)?.host ?? null,
		previousVersion: installer.previousVersion(),
		...createRecordFile(updateRecordPath(config)).read(),
	};
}

/** What the feed or the folder has. Beside a running kiosk; fetches nothing. Rejects with UPDATE_FAILED, UPDATE_NOT_POSSIBLE. */
export async function newestRelease({ config, from }: UpdateCommand) {
	const feed = from === null ? configuredFeed(config) : createFileFeed(manifestIn(config, from), releaseKeyOf(config));
	if (feed === null) throw new AppError("UPDATE_NOT_POSSIBLE", { reason: "noFeed" });
	return feed.latest();
}

/** Takes the data folder's lock: DATA_FOLDER_IN_USE while a kiosk runs. The launcher starts it at the next start, on trial. */
export function installRelease(command: UpdateCommand): Promise<UpdateOverview> {
	return withService(command, (service) => service.install(ACTOR));
}

/** As `installRelease`. */
export function goBack(command: UpdateCommand): Promise<UpdateOverview> {
	return withService(command, (service) => service.goBack(ACTOR));
}

async function withService<Result>(command: UpdateCommand, work: (service: UpdateService) => Promise<Result>) {
	const { config, installDir, from } = command;
	const { dataDir } = config;
	const clock = createSystemClock();
	const secrets = openKeyFiles(config);
	const store = openStore({ dataDir, secrets, clock, ids: { uuidv7 } });
	try {
		const manifest = from === null ? null : manifestIn(config, from);
		const service = createUpdateService({
			version,
			databaseVersion: store.databaseVersion,
			channel: config.updateChannel,
			feed: manifest === null ? configuredFeed(config) : createFileFeed(manifest, releaseKeyOf(config)),
			installer: createNodeInstaller(
				config,
				installDir,
				() => {},
				manifest === null ? null : { folder: dirname(manifest) },
			),
			record: createRecordFile(updateRecordPath(config)),
			quiet: { waitingFor: () => null },
			backups: {
				backUpBeforeUpdate: async () => {
					const bundle = collectSecrets(
						secrets,
						store.targets.list().map(({ targetId }) => targetId),
					);
					const job = { dataDir, kind: "update", secrets: bundle, passphrase: null, outPath: null } as const;
					return describeBackup(await makeBackup({ ...job, nowMs: clock.nowMs() }));
				},
			},
			settings: store.settings,
			audit: store.audit,
			clock,
			log: silentLog,
		});
		service.settle();
		return await work(service);
	} finally {
		store.close();
	}
}

function manifestIn({ updateChannel }: Config, from: string): string {
	const isFolder = statSync(from, { throwIfNoEntry: false })?.isDirectory() === true;
	return isFolder ? join(from, manifestName(updateChannel)) : from;
}
