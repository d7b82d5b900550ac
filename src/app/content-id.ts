import { createHash } from "node:crypto";

/** UUID version 8 (RFC 9562, section 5.8): 122 bits of a hash over the label and the content. */
export function contentId(label: readonly string[], content: Uint8Array): string {
	const bytes = createHash("sha256").update(JSON.stringify(label)).update(content).digest();
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	return bytes.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
