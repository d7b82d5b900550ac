// The squares around a face that the models look at.
import type { Box } from "../core/domain/recognition/geometry.ts";
import type { SquareCrop } from "./packs/manifest-schema.ts";
import type { Raster } from "./raster.ts";

/** The square of the box's height around its centre: what the default pack's models were trained on. */
export function squareOf(box: Box): Box {
	const side = box.height;
	return { x: box.x + (box.width - side) / 2, y: box.y, width: side, height: side };
}

export function scaleBox(box: Box, scale: number): Box {
	const width = box.width * scale;
	const height = box.height * scale;
	return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

/**
 * The largest box of up to `scale` times the size that fits the image, moved rather than cut at the edges, so that
 * the model always sees real pixels (Silent-Face-Anti-Spoofing crops so; padding looks like a screen's border to it).
 */
export function scaleInside(box: Box, scale: number, image: Pick<Raster, "width" | "height">): Box {
	const feasible = Math.min(scale, image.width / box.width, image.height / box.height);
	const wanted = scaleBox(box, feasible);
	return {
		...wanted,
		x: Math.max(0, Math.min(wanted.x, image.width - wanted.width)),
		y: Math.max(0, Math.min(wanted.y, image.height - wanted.height)),
	};
}

export function cropBox(box: Box, crop: SquareCrop, image: Pick<Raster, "width" | "height">): Box {
	const base = crop.keepAspect ? box : squareOf(box);
	return crop.outside === "inside" ? scaleInside(base, crop.scale, image) : scaleBox(base, crop.scale);
}

/** How much of the box is inside the image, 0..1. */
export function insideFraction(box: Box, image: Pick<Raster, "width" | "height">): number {
	const width = Math.min(box.x + box.width, image.width) - Math.max(box.x, 0);
	const height = Math.min(box.y + box.height, image.height) - Math.max(box.y, 0);
	if (width <= 0 || height <= 0) return 0;
	return (width * height) / (box.width * box.height);
}
