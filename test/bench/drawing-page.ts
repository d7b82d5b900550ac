// What the kiosk's page costs beside the analysis: a camera picture drawn at the screen's rate, encoded and sent frame by
// frame over a WebSocket, one in flight, in a real browser.
import { chromium } from "playwright-core";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import type { PageFigures, PageLoad } from "./page-load.ts";

/** Runs in the page. */
async function drawAndSend({
	url,
	photo,
	seconds,
}: {
	url: string;
	photo: string;
	seconds: number;
}): Promise<PageFigures> {
	const canvas = document.createElement("canvas");
	[canvas.width, canvas.height] = [640, 480];
	canvas.style.cssText = "position:fixed;inset:0;width:100vw;height:100vh;object-fit:cover";
	document.body.append(canvas);
	const context = canvas.getContext("2d");
	const bytes = Uint8Array.from(atob(photo), (char) => char.charCodeAt(0));
	const picture = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
	const socket = new WebSocket(url);
	socket.binaryType = "arraybuffer";
	await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
	// As the kiosk's frame grabber does it.
	const grabber = new OffscreenCanvas(canvas.width, canvas.height);
	const grabbing = grabber.getContext("2d", { alpha: false });
	const encode = () => {
		grabbing?.drawImage(canvas, 0, 0);
		return grabber.convertToBlob({ type: "image/jpeg", quality: 0.95 });
	};
	let drawn = 0;
	let answered = 0;
	const endMs = performance.now() + seconds * 1000;
	const startedMs = performance.now();
	const draw = () => {
		// A camera gives 30 pictures a second. A person before it is never quite still.
		if (performance.now() >= startedMs + (drawn * 1000) / 30) {
			const shift = 4 * Math.sin(drawn / 9);
			context?.drawImage(picture, shift, shift / 2);
			drawn += 1;
		}
		if (performance.now() < endMs) requestAnimationFrame(draw);
	};
	draw();
	while (performance.now() < endMs) {
		const frame = await encode();
		const answer = new Promise((resolve) => socket.addEventListener("message", resolve, { once: true }));
		socket.send(frame);
		await answer;
		answered += 1;
	}
	const tookSeconds = (performance.now() - startedMs) / 1000;
	socket.close();
	canvas.remove();
	return { answered, framesPerSecond: answered / tookSeconds, drawnPerSecond: drawn / tookSeconds };
}

/** null where no browser is installed. */
export async function openDrawingPage(pageUrl: string): Promise<PageLoad | null> {
	const executablePath = findBrowser();
	if (!executablePath) return null;
	const browser = await chromium.launch({
		executablePath,
		args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--screen-info={1280x800}"],
	});
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	await page.goto(pageUrl);
	return {
		kind: "browser",
		run: (url, photo, seconds) =>
			page.evaluate(drawAndSend, { url, photo: Buffer.from(photo).toString("base64"), seconds }),
		close: () => browser.close(),
	};
}
