/** A page that draws a camera's picture and sends its frames, one in flight. */
export interface PageLoad {
	readonly kind: "browser" | "synthetic";
	/** Sends `photo` to the WebSocket at `url` for so long, each frame when the one before has been answered. */
	run(url: string, photo: Uint8Array, seconds: number): Promise<PageFigures>;
	close(): Promise<void>;
}

export interface PageFigures {
	readonly answered: number;
	readonly framesPerSecond: number;
	readonly drawnPerSecond: number;
}
