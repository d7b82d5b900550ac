// The kiosk at work: this process is its host (SQLite, services), inference runs in a process of its own, and a page draws
// the camera's picture meanwhile. Frames a second, and how long the host's event loop was held up.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { employeeId } from "../support/environment.ts";
import { openBenchKiosk } from "./bench-kiosk.ts";
import { benchPhotos } from "./bench-photos.ts";
import { openDrawingPage } from "./drawing-page.ts";
import { openFrameSocket } from "./frame-socket.ts";
import { createSyntheticPage } from "./synthetic-page.ts";

/** How often the event loop is looked at; a tick that comes this late is no delay. */
const RESOLUTION_MS = 2;
const CAMERA = "bench";

export interface LiveFigures {
	/** All six models on every frame: a new face each time. */
	readonly framesPerSecond: number;
	/** Of the host process meanwhile. */
	readonly eventLoopDelayP99Ms: number;
	/** A recognised person who stays, through the session's own plan. */
	readonly steadyFramesPerSecond: number;
	readonly drawnPerSecond: number;
	/** Whether a real browser drew, or a worker that is busy as long. */
	readonly load: "browser" | "synthetic";
}

export async function measureLive(modelsDir: string, seconds: number): Promise<LiveFigures> {
	const [person, ...strangers] = await benchPhotos();
	const stranger = strangers.at(-1);
	if (!person || !stranger) throw new Error("the benchmark has no photos");
	// Photographs do not pass for people: every layer runs, none gates.
	const kiosk = await openBenchKiosk({ modelsDir, liveness: "observe" });
	const socket = await openFrameSocket();
	const page = (await openDrawingPage(socket.pageUrl)) ?? createSyntheticPage();
	const { engine, services } = kiosk.app;
	try {
		await services.employees.register({ employeeId: employeeId("bench"), name: "Bench" }, person, "bench");
		socket.answerWith(async (frame) => (await engine.analyse(frame, { liveness: true, embedding: true })).timingsMs);
		await page.run(socket.url, stranger, 1);
		const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
		delay.enable();
		const fresh = await page.run(socket.url, stranger, seconds);
		delay.disable();
		const firstFailure = socket.failure();
		socket.answerWith((frame) => services.recognition.submitFrame(CAMERA, frame));
		const steady = await page.run(socket.url, person, seconds);
		const failure = firstFailure ?? socket.failure();
		if (failure) throw failure;
		return {
			framesPerSecond: fresh.framesPerSecond,
			eventLoopDelayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS),
			steadyFramesPerSecond: steady.framesPerSecond,
			drawnPerSecond: Math.min(fresh.drawnPerSecond, steady.drawnPerSecond),
			load: page.kind,
		};
	} finally {
		await page.close();
		await socket.close();
		await kiosk.close();
	}
}
