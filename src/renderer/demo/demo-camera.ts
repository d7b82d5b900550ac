// The demo's simulated camera: a canvas on which the host's pictures of people come and go, as a stream like any other.
import type { CameraSource } from "../capture/camera.ts";
import { poseAt } from "./scene-pose.ts";
import { type DemoScene, type Story, sceneAt } from "./story.ts";

const WIDTH = 960;
const HEIGHT = 720;
const FRAMES_PER_SECOND = 30;

export interface LoadedScene extends Pick<DemoScene, "chapter" | "kind" | "durationMs"> {
	readonly picture: ImageBitmap;
}

export function loadScenes(scenes: readonly DemoScene[]): Promise<readonly LoadedScene[]> {
	return Promise.all(
		scenes.map(async ({ image, ...scene }) => ({ ...scene, picture: await createImageBitmap(image) })),
	);
}

/** What is before the camera, and how long it has been there. */
type Moment = { readonly scene: LoadedScene; readonly sinceMs: number } | null;

function drawCovering(context: CanvasRenderingContext2D, picture: ImageBitmap, scale: number, x = 0, y = 0): void {
	const width = WIDTH * scale;
	const height = HEIGHT * scale;
	context.drawImage(picture, (WIDTH - width) / 2 + x * WIDTH, (HEIGHT - height) / 2 + y * HEIGHT, width, height);
}

function drawMoment(context: CanvasRenderingContext2D, scenes: readonly LoadedScene[], moment: Moment): void {
	const emptyRoom = scenes.find(({ kind }) => kind === "nobody");
	context.globalAlpha = 1;
	if (emptyRoom) drawCovering(context, emptyRoom.picture, 1);
	if (!moment || moment.scene.kind === "nobody") return;
	const { opacity, scale, shiftX, shiftY } = poseAt(moment.sinceMs, moment.scene.durationMs, performance.now());
	context.globalAlpha = opacity;
	drawCovering(context, moment.scene.picture, scale, shiftX, shiftY);
}

function play(scenes: readonly LoadedScene[], momentNow: () => Moment): MediaStream {
	const canvas = document.createElement("canvas");
	canvas.width = WIDTH;
	canvas.height = HEIGHT;
	const context = canvas.getContext("2d", { alpha: false });
	if (!context) throw new DOMException("no canvas", "NotReadableError");
	const stream = canvas.captureStream(FRAMES_PER_SECOND);
	drawMoment(context, scenes, momentNow());
	const timer = setInterval(() => {
		if (stream.active) drawMoment(context, scenes, momentNow());
		else clearInterval(timer);
	}, 1000 / FRAMES_PER_SECOND);
	return stream;
}

/** Shows what the story tells. Opens once the host has enrolled its sample staff. */
export function createStoryCamera(scenes: () => Promise<readonly LoadedScene[]>, story: Story): CameraSource {
	return {
		kind: "stream",
		async open() {
			const loaded = await scenes();
			return play(loaded, () => {
				const { chapter, sinceMs } = story.getState();
				return sceneAt(loaded, chapter, sinceMs);
			});
		},
	};
}

/** Shows one person who is not enrolled, and stays: for whoever tries enrollment in the demo. */
export function createGuestCamera(scenes: () => Promise<readonly LoadedScene[]>): CameraSource {
	return {
		kind: "stream",
		async open() {
			const loaded = await scenes();
			const guest = loaded.find(({ kind }) => kind === "stranger");
			return play(loaded, () => (guest ? { scene: guest, sinceMs: guest.durationMs / 2 } : null));
		},
	};
}
