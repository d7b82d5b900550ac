// A disk that can be filled for real: a small file system in memory. Where mounting is not allowed there is none.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface SmallDisk {
	readonly path: string;
	/** To the last byte. */
	fill(): void;
	/** Gives all of it back but what others have written. */
	free(): void;
	unmount(): void;
}

const CHUNK = Buffer.alloc(4_096, 1);

/** null when this process may not mount, which takes Linux and root. */
export function mountSmallDisk(path: string, megabytes: number): SmallDisk | null {
	mkdirSync(path, { recursive: true });
	if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
	try {
		execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", path], { stdio: "ignore" });
	} catch {
		return null;
	}
	const filler = join(path, "filler");
	return {
		path,
		fill() {
			for (;;) {
				try {
					writeFileSync(filler, CHUNK, { flag: "a" });
				} catch (error) {
					if (error instanceof Error && "code" in error && error.code === "ENOSPC") return;
					throw error;
				}
			}
		},
		free: () => rmSync(filler, { force: true }),
		// Lazily: what still has a file open there lets go of it when it ends.
		unmount: () => void execFileSync("umount", ["-l", path], { stdio: "ignore" }),
	};
}
