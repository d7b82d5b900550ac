// Evaluation footage as a file that Chromium's fake capture device plays. Never part of the project: only where the
// data folder and ffmpeg are at hand.
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export function findFfmpeg(): string | null {
	return spawnSync("ffmpeg", ["-version"], { stdio: "ignore" }).status === 0 ? "ffmpeg" : null;
}

/** null when the clip or ffmpeg is missing. */
export function extractMotionJpeg(clip: string | null, ffmpeg: string | null): string | null {
	if (clip === null || ffmpeg === null) return null;
	const file = join(mkdtempSync(join(tmpdir(), "hadir-clip-")), "clip.mjpeg");
	const { status } = spawnSync(ffmpeg, ["-loglevel", "error", "-i", clip, "-c:v", "mjpeg", "-q:v", "3", file]);
	return status === 0 ? file : null;
}
