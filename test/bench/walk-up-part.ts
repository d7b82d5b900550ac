// Somebody walks up to the kiosk: from the first frame that shows them to the punch on disk, at 15 frames a second, with
// liveness as it gates in the product. They are enrolled from later frames of the same video, so this measures time, not
// accuracy.
import { setTimeout as delay } from "node:timers/promises";
import type { RecognitionResult } from "../../src/core/domain/recognition/recognition-result.ts";
import type { Clock } from "../../src/core/ports/environment.ts";
import { employeeId } from "../support/environment.ts";
import { openBenchKiosk } from "./bench-kiosk.ts";
import { emptyRoom } from "./bench-photos.ts";
import { readClip } from "./clip-frames.ts";

const FRAMES_PER_SECOND = 15;
const FRAME_MS = 1000 / FRAMES_PER_SECOND;
const CLIP_SECONDS = 8;
/** Nobody is there before. */
const EMPTY_FRAMES = 8;
const TEMPLATES = 3;
const CAMERA = "bench";

export interface WalkUpFigures {
	/** Frames from the first with a face to the recorded event, both counted; null when the clip ended before. */
	readonly framesToRecord: number | null;
	/** The same on a clock that moves with the frames: a machine that keeps up. */
	readonly simulatedMs: number | null;
	/** The same with frames in real time on this machine, a frame left out whenever the one before is not done. */
	readonly realMs: number | null;
}

export async function measureWalkUp(modelsDir: string, clip: string): Promise<WalkUpFigures> {
	const walk = await readClip(clip, FRAMES_PER_SECOND, CLIP_SECONDS);
	const room = await emptyRoom(640, 480);
	const frames = [...Array.from({ length: EMPTY_FRAMES }, () => room), ...walk];
	const simulated = await walkUpSimulated(modelsDir, frames);
	return { ...simulated, realMs: await walkUpInRealTime(modelsDir, frames) };
}

async function walkUpSimulated(modelsDir: string, frames: readonly Uint8Array[]) {
	let nowMs = 0;
	const startedAtMs = Date.now();
	const clock: Clock = {
		nowMs: () => startedAtMs + Math.round(nowMs),
		monotonicMs: () => nowMs,
		zone: () => ({ timeZone: "Asia/Jakarta", offsetMinutes: 420 }),
	};
	return withEnrolled(modelsDir, frames, clock, async (submit) => {
		let firstFace = -1;
		for (const [i, frame] of frames.entries()) {
			nowMs += FRAME_MS;
			const { outcome } = await submit(frame);
			if (firstFace < 0 && outcome !== "no_face") firstFace = i;
			if (outcome === "matched") return { framesToRecord: i - firstFace + 1, simulatedMs: (i - firstFace) * FRAME_MS };
		}
		return { framesToRecord: null, simulatedMs: null };
	});
}

function walkUpInRealTime(modelsDir: string, frames: readonly Uint8Array[]): Promise<number | null> {
	return withEnrolled(modelsDir, frames, undefined, async (submit) => {
		const startedMs = performance.now();
		let firstFaceMs = Number.NaN;
		for (let next = 0; next < frames.length; ) {
			await delay(Math.max(0, startedMs + next * FRAME_MS - performance.now()));
			// The newest frame wins, as in the page.
			const newest = Math.min(frames.length - 1, Math.floor((performance.now() - startedMs) / FRAME_MS));
			const frame = frames[newest];
			if (!frame) break;
			const { outcome } = await submit(frame);
			if (Number.isNaN(firstFaceMs) && outcome !== "no_face") firstFaceMs = startedMs + newest * FRAME_MS;
			if (outcome === "matched") return performance.now() - firstFaceMs;
			next = newest + 1;
		}
		return null;
	});
}

async function withEnrolled<T>(
	modelsDir: string,
	frames: readonly Uint8Array[],
	clock: Clock | undefined,
	work: (submit: (frame: Uint8Array) => Promise<RecognitionResult>) => Promise<T>,
): Promise<T> {
	const kiosk = await openBenchKiosk({ modelsDir, liveness: "enforce", ...(clock && { clock }) });
	const { employees, recognition } = kiosk.app.services;
	try {
		const id = employeeId("bench");
		for (let template = 1; template <= TEMPLATES; template++) {
			const frame = frames[frames.length - Math.round((template * frames.length) / (2 * TEMPLATES + 1))];
			if (frame) await employees.register({ employeeId: id, name: "Bench" }, frame, "bench");
		}
		return await work((frame) => recognition.submitFrame(CAMERA, frame));
	} finally {
		await kiosk.close();
	}
}
