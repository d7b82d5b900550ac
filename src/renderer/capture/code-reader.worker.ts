// Reads a code in a picture, in a thread of its own: the picture that people see never waits for it.
import decodeQR from "qr/decode.js";
import { codeReaderOptions } from "./code-reader-options.ts";

let canvas: OffscreenCanvas | null = null;

/** Takes over and closes the picture. null: no code in it. */
function read(picture: ImageBitmap): string | null {
	const { width, height } = picture;
	canvas ??= new OffscreenCanvas(width, height);
	if (canvas.width !== width) canvas.width = width;
	if (canvas.height !== height) canvas.height = height;
	const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
	context?.drawImage(picture, 0, 0);
	picture.close();
	if (!context) return null;
	try {
		return decodeQR(context.getImageData(0, 0, width, height), codeReaderOptions);
	} catch {
		// The library's way of saying that there is none.
		return null;
	}
}

addEventListener("message", ({ data }: MessageEvent<unknown>) => {
	if (data instanceof ImageBitmap) postMessage(read(data));
});
