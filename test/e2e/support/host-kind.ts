// Which host a Playwright project drives.
import { join } from "node:path";

export type HostKind = "browser" | "electron-double" | "electron";

export const projectRoot = join(import.meta.dirname, "..", "..", "..");
