// Splits an image into the parts that its format is made of, so that a mutation can move whole parts about.

const JPEG_MARKER = 0xff;
const START_OF_SCAN = 0xda;
const PNG_SIGNATURE_BYTES = 8;
const RIFF_HEADER_BYTES = 12;

/** A head and parts whose concatenation is the image; one part where the structure cannot be read. */
export function splitParts(image: Uint8Array): Uint8Array[] {
	if (image[0] === JPEG_MARKER) return splitJpeg(image);
	if (image[0] === 0x89) return splitChunks(image, PNG_SIGNATURE_BYTES, pngChunkBytes);
	return splitChunks(image, RIFF_HEADER_BYTES, riffChunkBytes);
}

function viewOf(image: Uint8Array): DataView {
	return new DataView(image.buffer, image.byteOffset, image.byteLength);
}

/** Length, type, data, checksum. */
function pngChunkBytes(image: Uint8Array, at: number): number {
	return 12 + viewOf(image).getUint32(at, false);
}

/** Type, length, data padded to even. */
function riffChunkBytes(image: Uint8Array, at: number): number {
	const length = viewOf(image).getUint32(at + 4, true);
	return 8 + length + (length % 2);
}

function splitChunks(
	image: Uint8Array,
	headBytes: number,
	bytesAt: (image: Uint8Array, at: number) => number,
): Uint8Array[] {
	const parts = [image.subarray(0, headBytes)];
	let at = headBytes;
	while (at + 8 <= image.length) {
		const end = Math.min(image.length, at + bytesAt(image, at));
		parts.push(image.subarray(at, end));
		at = end;
	}
	if (at < image.length) parts.push(image.subarray(at));
	return parts;
}

/** Segments up to the first scan; all that follows is one part. */
function splitJpeg(image: Uint8Array): Uint8Array[] {
	const parts = [image.subarray(0, 2)];
	let at = 2;
	while (at + 4 <= image.length && image[at] === JPEG_MARKER && image[at + 1] !== START_OF_SCAN) {
		const end = Math.min(image.length, at + 2 + viewOf(image).getUint16(at + 2, false));
		parts.push(image.subarray(at, end));
		at = end;
	}
	parts.push(image.subarray(at));
	return parts;
}

/** A PNG whose checksums fit its chunks again, so that an edit gets past the first check. Others come back as they are. */
export function repairChecksums(image: Uint8Array, crc32: (bytes: Uint8Array) => number): Uint8Array {
	if (image[0] !== 0x89) return image;
	const repaired = Uint8Array.from(image);
	const view = viewOf(repaired);
	let at = PNG_SIGNATURE_BYTES;
	while (at + 12 <= repaired.length) {
		const length = view.getUint32(at, false);
		const checksumAt = at + 8 + length;
		if (checksumAt + 4 > repaired.length) break;
		view.setUint32(checksumAt, crc32(repaired.subarray(at + 4, checksumAt)), false);
		at = checksumAt + 4;
	}
	return repaired;
}
