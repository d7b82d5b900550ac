// What a browser needs to show a camera and nothing else: the page beside which the kiosk's is measured.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const PAGE = `<!doctype html>
<style>html, body { margin: 0; height: 100%; background: #000 } video { width: 100vw; height: 100vh; object-fit: cover }</style>
<video autoplay muted playsinline></video>
<script type="module">
	const video = document.querySelector("video");
	const wanted = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
	video.srcObject = await navigator.mediaDevices.getUserMedia({ audio: false, video: wanted });
	video.requestVideoFrameCallback(() => document.documentElement.dataset.shows = "camera");
</script>`;

/** Matches once the first picture of the camera is on the page. */
export const SHOWS_CAMERA = "html[data-shows=camera]";

export interface BarePage {
	readonly url: string;
	close(): void;
}

export async function serveBarePage(): Promise<BarePage> {
	const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(PAGE));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}
