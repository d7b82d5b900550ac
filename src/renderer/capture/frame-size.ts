/** Frames leave at the camera's own size, but not above this; nothing is ever enlarged. */
const MAX_WIDTH = 1280;
const MAX_HEIGHT = 720;

export interface FrameSize {
	readonly width: number;
	readonly height: number;
}

/** Largest size of the same shape within 1280x720 (720x1280 for an upright camera), whole pixels. */
export function fitFrame({ width, height }: FrameSize): FrameSize {
	const isUpright = height > width;
	const scale = Math.min(
		1,
		(isUpright ? MAX_HEIGHT : MAX_WIDTH) / width,
		(isUpright ? MAX_WIDTH : MAX_HEIGHT) / height,
	);
	return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
