// Affine maps between pixel grids, and the similarity that carries a face onto the embedder's reference points.
// Integer coordinates are centres of pixels.
import type { Box, Point } from "../core/domain/recognition/geometry.ts";

/** Maps an output pixel to a source position: x' = a x + b y + tx, y' = c x + d y + ty. */
export interface Affine {
	readonly a: number;
	readonly b: number;
	readonly tx: number;
	readonly c: number;
	readonly d: number;
	readonly ty: number;
}

export function applyAffine(map: Affine, point: Point): Point {
	return { x: map.a * point.x + map.b * point.y + map.tx, y: map.c * point.x + map.d * point.y + map.ty };
}

/** The same map for an output grid that is moved by `x` columns and `y` rows over the source. */
export function shiftOutput(map: Affine, x: number, y: number): Affine {
	const { x: tx, y: ty } = applyAffine(map, { x, y });
	return { ...map, tx, ty };
}

/** Throws RangeError for a map that folds the plane onto a line. */
export function invertAffine(map: Affine): Affine {
	const determinant = map.a * map.d - map.b * map.c;
	if (!(Math.abs(determinant) > 1e-12)) throw new RangeError("affine map has no inverse");
	const a = map.d / determinant;
	const b = -map.b / determinant;
	const c = -map.c / determinant;
	const d = map.a / determinant;
	return { a, b, c, d, tx: -(a * map.tx + b * map.ty), ty: -(c * map.tx + d * map.ty) };
}

/** How many source pixels one output pixel spans, per side. */
export function sourceScale(map: Affine): number {
	return Math.sqrt(Math.abs(map.a * map.d - map.b * map.c));
}

/** Output grid of `width` x `height` over a box of the source, edges on edges. */
export function boxToGrid(box: Box, width: number, height: number): Affine {
	const a = box.width / width;
	const d = box.height / height;
	return { a, b: 0, tx: box.x + a / 2 - 0.5, c: 0, d, ty: box.y + d / 2 - 0.5 };
}

/**
 * Least-squares similarity (rotation, one scale, translation, no reflection) that carries `from` onto `to`.
 * S. Umeyama, IEEE TPAMI 13(4), 1991; in two dimensions the singular value decomposition has the closed form below.
 * Throws RangeError when the points do not span anything or the lists differ in length.
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Affine {
	const count = from.length;
	if (count < 2 || count !== to.length) throw new RangeError("fitSimilarity needs two equally long lists of points");
	const mean = (points: readonly Point[]): Point => ({
		x: points.reduce((sum, point) => sum + point.x, 0) / count,
		y: points.reduce((sum, point) => sum + point.y, 0) / count,
	});
	const fromMean = mean(from);
	const toMean = mean(to);
	let along = 0;
	let across = 0;
	let spread = 0;
	for (const [i, source] of from.entries()) {
		const target = to[i] ?? toMean;
		const sx = source.x - fromMean.x;
		const sy = source.y - fromMean.y;
		const tx = target.x - toMean.x;
		const ty = target.y - toMean.y;
		along += sx * tx + sy * ty;
		across += sx * ty - sy * tx;
		spread += sx * sx + sy * sy;
	}
	if (!(spread > 1e-9) || !(Math.hypot(along, across) > 1e-9)) throw new RangeError("points do not span a similarity");
	const a = along / spread;
	const c = across / spread;
	return {
		a,
		b: -c,
		c,
		d: a,
		tx: toMean.x - a * fromMean.x + c * fromMean.y,
		ty: toMean.y - c * fromMean.x - a * fromMean.y,
	};
}
