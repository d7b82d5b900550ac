// Which host a Playwright project drives, and whether it can be had here.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const hostKinds = ["browser", "electron-double", "electron"] as const;
export type HostKind = (typeof hostKinds)[number];

export const projectRoot = join(import.meta.dirname, "..", "..", "..");

/** Electron's executable, found without importing the package, which would try to download it. */
export function findElectron(): string | null {
	const folder = join(projectRoot, "node_modules", "electron");
	try {
		const path = join(folder, "dist", readFileSync(join(folder, "path.txt"), "utf8").trim());
		return existsSync(path) ? path : null;
	} catch {
		return null;
	}
}
