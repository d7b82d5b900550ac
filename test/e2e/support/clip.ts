// Evaluation footage as a file that Chromium's fake capture device plays. Never part of the project: only where the
// data folder and ffmpeg are at hand.
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export function findFfmpeg(): string | null {
	return spawnSync("ffmpeg", ["-version"], { stdio: "ignore" }).status === 0 ? "ffmpeg" : null;
}

/** People turn slower here than in the clip: a machine busy with tests sees few frames a second. */
const SLOWED = "setpts=3*PTS,fps=15";

/** null when the clip or ffmpeg is missing. */
export function extractMotionJpeg(clip: string | null, ffmpeg: string | null): string | null {
	if (clip === null || ffmpeg === null) return null;
	const file = join(mkdtempSync(join(tmpdir(), "hadir-clip-")), "clip.mjpeg");
	const options = ["-loglevel", "error", "-i", clip, "-vf", SLOWED, "-c:v", "mjpeg", "-q:v", "3", file];
	const { status } = spawnSync(ffmpeg, options);
	return status === 0 ? file : null;
}
