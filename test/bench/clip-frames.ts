// A video as the frames that a camera would give: JPEGs at a fixed rate, by ffmpeg.
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** @throws Error with one plain line when ffmpeg or the video cannot be had */
export async function readClip(path: string, framesPerSecond: number, seconds: number): Promise<Buffer[]> {
	const folder = await mkdtemp(join(tmpdir(), "hadir-clip-"));
	try {
		const output = join(folder, "%05d.jpg");
		const filters = `fps=${framesPerSecond},scale='min(1280,iw)':-2`;
		await run("ffmpeg", ["-v", "error", "-t", String(seconds), "-i", path, "-vf", filters, "-q:v", "2", output]);
		const names = (await readdir(folder)).sort();
		return await Promise.all(names.map((name) => readFile(join(folder, name))));
	} catch {
		throw new Error(`no frames of ${path}: ffmpeg has to be installed, and the file has to be a video`);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
