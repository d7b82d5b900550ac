// Updates from the adapters of this application: where releases come from, and how this program was installed.
import { join } from "node:path";
import { AppError } from "../core/domain/errors.ts";
import type { UpdateTarget } from "../core/domain/update/release.ts";
import type { UpdateFeed, UpdateInstaller } from "../core/ports/updates.ts";
import { parseFeedAddress } from "../updates/feed-address.ts";
import { createFolderInstaller, createNoInstaller, type ReleaseSource } from "../updates/folder-installer.ts";
import { createHttpFeed } from "../updates/http-feed.ts";
import { readReleaseKey } from "../updates/signed-release.ts";
import { findInstallation } from "../updates/version-folders.ts";
import type { Config } from "./config.ts";
import { version } from "./version.ts";

export { createNoInstaller };

export type UpdateConfig = Pick<Config, "updateFeed" | "updateKey" | "updateChannel" | "dataDir">;

/** What is remembered about updates. It is no secret, and stays when a backup is put back. */
export function updateRecordPath({ dataDir }: Pick<Config, "dataDir">): string {
	return join(dataDir, "updates", "record.json");
}

/** Throws UPDATE_NOT_POSSIBLE {reason: "noKey"} where the configuration has none. */
export function releaseKeyOf({ updateKey }: UpdateConfig) {
	const key = updateKey === undefined ? null : readReleaseKey(updateKey);
	if (key === null) throw new AppError("UPDATE_NOT_POSSIBLE", { reason: "noKey" });
	return key;
}

/** null where no feed is configured. */
export function configuredFeed(config: UpdateConfig): UpdateFeed | null {
	const address = feedAddressOf(config);
	if (address === null) return null;
	return createHttpFeed({ address, channel: config.updateChannel, publicKey: releaseKeyOf(config) });
}

function feedAddressOf({ updateFeed }: UpdateConfig): URL | null {
	return updateFeed === undefined ? null : parseFeedAddress(updateFeed);
}

/** null where nothing is built for this kind of computer. */
function nodeTarget(): UpdateTarget | null {
	if (process.platform !== "linux") return null;
	if (process.arch === "x64") return "node-linux-x64";
	return process.arch === "arm64" ? "node-linux-arm64" : null;
}

/**
 * For the Node host: versions beside each other, where it was installed so and the launcher watches over it.
 * @param installDir of the program that runs
 * @param source null: the configured feed
 */
export function createNodeInstaller(
	config: UpdateConfig,
	installDir: string,
	endProcess: () => void,
	source: ReleaseSource | null = null,
): UpdateInstaller {
	const [root, target] = [findInstallation(installDir), nodeTarget()];
	if (root === null || target === null) return createNoInstaller();
	const feed = feedAddressOf(config);
	return createFolderInstaller({ root, target, version, source: source ?? (feed && { feed }), endProcess });
}
