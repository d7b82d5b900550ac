// Points and boxes in pixels of the upright image (EXIF orientation already applied), origin top left.

export interface Point {
	readonly x: number;
	readonly y: number;
}

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export interface ImageSize {
	readonly width: number;
	readonly height: number;
}

export function boxArea(box: Box): number {
	return Math.max(0, box.width) * Math.max(0, box.height);
}

/** Intersection over union of two boxes, 0..1. */
export function overlap(a: Box, b: Box): number {
	const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
	const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
	if (width <= 0 || height <= 0) return 0;
	const shared = width * height;
	return shared / (boxArea(a) + boxArea(b) - shared);
}

export function distance(a: Point, b: Point): number {
	return Math.hypot(a.x - b.x, a.y - b.y);
}
