// The application's icons, drawn from the page's own.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";

/** The sizes of the hicolor theme (freedesktop.org, Icon Theme Specification) that desktops ask for. */
const LINUX_SIZES_PX = [16, 24, 32, 48, 64, 128, 256, 512];
/** 256 is the largest that a Windows icon holds. */
const WINDOWS_SIZES_PX = [16, 24, 32, 48, 64, 128, 256];
const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;

/** @param {string} svgFile @param {string} folder is filled with `icons/<n>x<n>.png` and `icon.ico` */
export async function writeAppIcons(svgFile, folder) {
	const svg = readFileSync(svgFile);
	/** @param {number} sizePx */
	const draw = (sizePx) => sharp(svg, { density: 1200 }).resize(sizePx, sizePx).png().toBuffer();
	mkdirSync(join(folder, "icons"), { recursive: true });
	for (const sizePx of LINUX_SIZES_PX)
		writeFileSync(join(folder, "icons", `${sizePx}x${sizePx}.png`), await draw(sizePx));
	const pictures = await Promise.all(WINDOWS_SIZES_PX.map(async (sizePx) => ({ sizePx, png: await draw(sizePx) })));
	writeFileSync(join(folder, "icon.ico"), toIco(pictures));
}

/** ICO with PNG inside, which Windows reads since Vista. @param {readonly { sizePx: number, png: Buffer }[]} pictures */
function toIco(pictures) {
	const header = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * pictures.length);
	header.writeUInt16LE(1, 2);
	header.writeUInt16LE(pictures.length, 4);
	let offset = header.length;
	for (const [index, { sizePx, png }] of pictures.entries()) {
		const at = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * index;
		// One byte each; 0 stands for 256.
		header.writeUInt8(sizePx % 256, at);
		header.writeUInt8(sizePx % 256, at + 1);
		header.writeUInt16LE(1, at + 4);
		header.writeUInt16LE(32, at + 6);
		header.writeUInt32LE(png.length, at + 8);
		header.writeUInt32LE(offset, at + 12);
		offset += png.length;
	}
	return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}
