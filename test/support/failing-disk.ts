// A disk that Linux makes read-only while files on it are open, as it does with one that has begun to fail: a real file
// system in a file, and the kernel's own switch for such an error. Where that is not allowed there is none.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

export interface FailingDisk {
	readonly path: string;
	/** From now on nothing can be written, also through files that are open. */
	fail(): void;
	unmount(): void;
}

const IMAGE_BYTES = 48 * 1024 * 1024;

/** null when this process may not mount, or the kernel has no such switch: it takes Linux, root and ext4. */
export function mountFailingDisk(folder: string): FailingDisk | null {
	const path = join(folder, "disk");
	const image = join(folder, "disk.img");
	mkdirSync(path, { recursive: true });
	if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
	try {
		writeFileSync(image, "");
		truncateSync(image, IMAGE_BYTES);
		execFileSync("mkfs.ext4", ["-q", image], { stdio: "ignore" });
		execFileSync("mount", ["-o", "loop,errors=remount-ro", image, path], { stdio: "ignore" });
	} catch {
		return null;
	}
	const unmount = () => {
		execFileSync("umount", ["-l", path], { stdio: "ignore" });
		rmSync(image, { force: true });
	};
	const error = join("/sys/fs/ext4", deviceOf(path), "trigger_fs_error");
	if (!existsSync(error)) {
		unmount();
		return null;
	}
	return { path, fail: () => writeFileSync(error, "a test"), unmount };
}

/** `loop0` */
function deviceOf(path: string): string {
	const mounts = readFileSync("/proc/self/mounts", "utf8").split("\n");
	const [device = ""] = mounts.find((line) => line.split(" ")[1] === path)?.split(" ") ?? [];
	return basename(device);
}
