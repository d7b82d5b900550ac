// The demo's simulated camera: a canvas on which the host's pictures of people come and go, as a stream like any other.
import type { HadirClient } from "../../contract/index.ts";
import type { CameraSource } from "./camera.ts";
import { poseAt, type ScriptedScene, sceneAt } from "./demo-script.ts";

const WIDTH = 960;
const HEIGHT = 720;
const FRAMES_PER_SECOND = 30;

interface LoadedScene extends ScriptedScene {
	readonly picture: ImageBitmap;
}

async function loadScenes(client: HadirClient): Promise<readonly LoadedScene[]> {
	const scenes = await client.demo.scenes({});
	return Promise.all(
		scenes.map(async ({ kind, durationMs, image }) => ({ kind, durationMs, picture: await createImageBitmap(image) })),
	);
}

function drawCovering(context: CanvasRenderingContext2D, picture: ImageBitmap, scale: number, x = 0, y = 0): void {
	const width = WIDTH * scale;
	const height = HEIGHT * scale;
	context.drawImage(picture, (WIDTH - width) / 2 + x * WIDTH, (HEIGHT - height) / 2 + y * HEIGHT, width, height);
}

function drawMoment(context: CanvasRenderingContext2D, scenes: readonly LoadedScene[], elapsedMs: number): void {
	const current = sceneAt(scenes, elapsedMs);
	const emptyRoom = scenes.find(({ kind }) => kind === "nobody");
	context.globalAlpha = 1;
	if (emptyRoom) drawCovering(context, emptyRoom.picture, 1);
	if (!current || current.scene.kind === "nobody") return;
	const { opacity, scale, shiftX, shiftY } = poseAt(current.sinceMs, current.scene.durationMs);
	context.globalAlpha = opacity;
	drawCovering(context, current.scene.picture, scale, shiftX, shiftY);
}

function playScenes(scenes: readonly LoadedScene[]): MediaStream {
	const canvas = document.createElement("canvas");
	canvas.width = WIDTH;
	canvas.height = HEIGHT;
	const context = canvas.getContext("2d", { alpha: false });
	if (!context) throw new DOMException("no canvas", "NotReadableError");
	const stream = canvas.captureStream(FRAMES_PER_SECOND);
	const startedAtMs = performance.now();
	drawMoment(context, scenes, 0);
	const timer = setInterval(() => {
		if (stream.active) drawMoment(context, scenes, performance.now() - startedAtMs);
		else clearInterval(timer);
	}, 1000 / FRAMES_PER_SECOND);
	return stream;
}

/** Opens once the host has enrolled its sample staff; each opening starts with the first visitor. */
export function createDemoCamera(client: HadirClient): CameraSource {
	let scenes: Promise<readonly LoadedScene[]> | null = null;
	return {
		kind: "stream",
		async open() {
			scenes ??= loadScenes(client);
			try {
				return playScenes(await scenes);
			} catch (error) {
				// The host was not ready; the controller tries again.
				scenes = null;
				throw error;
			}
		},
	};
}
