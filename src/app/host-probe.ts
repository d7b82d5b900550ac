// What the operating system tells about disk, memory and time.
import { statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import type { HostProbe } from "../core/ports/host-probe.ts";
import type { Config } from "./config.ts";

const DATABASE_FILES = ["hadir.db", "hadir.db-wal"];

export function createHostProbe({ dataDir }: Pick<Config, "dataDir">): HostProbe {
	return {
		async disk() {
			const { bavail, blocks, bsize } = await statfs(dataDir);
			return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
		},
		databaseBytes: () =>
			DATABASE_FILES.reduce(
				(sum, name) => sum + (statSync(join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0),
				0,
			),
		uptimeMs: () => Math.round(process.uptime() * 1000),
		memoryBytes: () => process.memoryUsage().rss,
		runtime: `Node ${process.versions.node}${process.versions["electron"] ? `, Electron ${process.versions["electron"]}` : ""}`,
		platform: `${process.platform} ${process.arch}`,
	};
}
