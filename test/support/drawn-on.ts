// What people wear at the door, drawn onto a photo from its landmarks: hijab, glasses, beard, masks.
import sharp from "sharp";
import type { Point } from "../../src/core/domain/recognition/geometry.ts";

export const maskColours = {
	white: "#eef0f2",
	blue: "#96c3de",
	black: "#1c1c1f",
	grey: "#7a7d80",
	batik: "#78401f",
} as const;
export type MaskColour = keyof typeof maskColours;
export type Worn = "hijab" | "glasses" | "beard" | MaskColour;

/** A JPEG of the photo with the thing drawn on. */
export async function drawOn(photo: Uint8Array, landmarks: readonly Point[], worn: Worn): Promise<Buffer> {
	const { width, height } = await sharp(photo).metadata();
	const drawn = shapes(createFaceFrame(landmarks), worn);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawn}</svg>`;
	const overlay = await sharp(Buffer.from(svg)).blur(0.8).png().toBuffer();
	return sharp(photo)
		.composite([{ input: overlay }])
		.jpeg({ quality: 95 })
		.toBuffer();
}

/** The landmarks, and steps in inter-eye distances along the face's own up and right. */
function createFaceFrame(landmarks: readonly Point[]) {
	const at = (i: number): Point => landmarks[i] ?? { x: 0, y: 0 };
	const between = (a: Point, b: Point, share: number): Point => ({
		x: a.x + (b.x - a.x) * share,
		y: a.y + (b.y - a.y) * share,
	});
	const left = between(at(36), at(39), 0.5);
	const right = between(at(42), at(45), 0.5);
	const interEye = Math.hypot(right.x - left.x, right.y - left.y);
	const across = { x: right.x - left.x, y: right.y - left.y };
	const down = { x: -across.y, y: across.x };
	const move = (from: Point, rightwards: number, downwards: number): Point => ({
		x: from.x + across.x * rightwards + down.x * downwards,
		y: from.y + across.y * rightwards + down.y * downwards,
	});
	return { at, between, move, left, right, interEye };
}
type FaceFrame = ReturnType<typeof createFaceFrame>;

function path(points: readonly Point[]): string {
	return `M${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" L")} Z`;
}

function numbers(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function shapes(face: FaceFrame, worn: Worn): string {
	if (worn === "hijab") return hijab(face);
	if (worn === "glasses") return glasses(face);
	if (worn === "beard") return beard(face);
	return mask(face, worn);
}

/** Forehead, ears and neck covered; from the brows to the chin the face is free. */
function hijab({ at, move }: FaceFrame): string {
	const brows = [26, 25, 24, 19, 18, 17].map((i) => move(at(i), 0, -0.12));
	const face = [...numbers(1, 15).map((i) => move(at(i), i < 8 ? 0.04 : i > 8 ? -0.04 : 0, -0.02)), ...brows];
	const outside = [
		move(at(8), -2.6, 2.2),
		move(at(0), -0.55, 0.4),
		move(at(0), -0.4, -0.9),
		move(at(19), 0, -1.5),
		move(at(24), 0, -1.5),
		move(at(16), 0.4, -0.9),
		move(at(16), 0.55, 0.4),
		move(at(8), 2.6, 2.2),
	];
	return `<path fill-rule="evenodd" fill="#2f4a5a" d="${path(outside)} ${path(face)}"/>`;
}

function glasses({ left, right, interEye, move }: FaceFrame): string {
	const rim = (eye: Point) =>
		`<ellipse cx="${eye.x}" cy="${eye.y}" rx="${0.4 * interEye}" ry="${0.3 * interEye}" fill="rgba(255,255,255,.12)"/>`;
	const bridge = [move(left, 0.4, -0.06), move(right, -0.4, -0.06)];
	const style = `stroke="#151515" stroke-width="${0.09 * interEye}" fill="none"`;
	return `<g ${style}>${rim(left)}${rim(right)}<path d="${path(bridge)}"/></g>`;
}

/** Cheeks, chin and moustache; lips and nose are free. */
function beard({ at, move }: FaceFrame): string {
	const outside = [
		...numbers(3, 13).map((i) => move(at(i), 0, 0.05)),
		move(at(54), 0.12, -0.1),
		move(at(33), 0.1, 0.1),
		move(at(33), -0.1, 0.1),
		move(at(48), -0.12, -0.1),
	];
	const lips = numbers(48, 59).map(at);
	return `<path fill-rule="evenodd" fill="rgba(38,26,20,.86)" d="${path(outside)} ${path(lips)}"/>`;
}

/** From the bridge of the nose to below the chin, pleated or, for batik, patterned. */
function mask({ at, between, move, interEye }: FaceFrame, colour: MaskColour): string {
	const top = between(at(27), at(29), 0.6);
	const outline = [
		...numbers(2, 14).map((i) => move(at(i), 0, i > 4 && i < 12 ? 0.08 : 0.02)),
		move(at(46), 0.1, 0.28),
		move(top, 0.12, 0.04),
		move(top, -0.12, 0.04),
		move(at(41), -0.1, 0.28),
	];
	const row = (share: number) => [between(at(2), at(5), share), between(at(14), at(11), share)] as const;
	const pleats = [0.3, 0.55, 0.8].map((share) => {
		const [from, to] = row(share);
		return `<path d="M${from.x},${from.y} L${to.x},${to.y}" stroke="rgba(0,0,0,.18)" stroke-width="${interEye * 0.025}"/>`;
	});
	const dots = numbers(0, 47).map((i) => {
		const [from, to] = row((i % 8) / 8 + (i % 3) / 40);
		const { x, y } = between(from, to, Math.floor(i / 8) / 6 + ((i * 7) % 5) / 50 + 0.05);
		return `<circle cx="${x}" cy="${y}" r="${interEye * 0.035}" fill="#e1be78"/>`;
	});
	const outlinePath = path(outline);
	const shade = `<linearGradient id="shade"><stop stop-color="rgba(0,0,0,.25)"/><stop offset=".5" stop-color="rgba(0,0,0,0)"/><stop offset="1" stop-color="rgba(0,0,0,.2)"/></linearGradient>`;
	const decoration = (colour === "batik" ? dots : pleats).join("");
	return `<defs>${shade}<clipPath id="edge"><path d="${outlinePath}"/></clipPath></defs><path fill="${maskColours[colour]}" d="${outlinePath}"/><g clip-path="url(#edge)">${decoration}</g><path fill="url(#shade)" d="${outlinePath}"/>`;
}
