// A list of image pairs to verify: CSV with the columns image_a, image_b, label (same or different) and perhaps fold.
import { readFile } from "node:fs/promises";
import { z } from "zod";

export interface ImagePair {
	readonly fold: number;
	/** Paths inside the image folder. */
	readonly imageA: string;
	readonly imageB: string;
	readonly isSame: boolean;
}

/** Where the list has no folds, this many are cut from it in order, as LFW's view 2 does. */
const DEFAULT_FOLDS = 10;

const rowSchema = z.object({
	fold: z.coerce.number().int().min(0).optional(),
	image_a: z.string().min(1),
	image_b: z.string().min(1),
	label: z.enum(["same", "different"]),
});

/** @throws Error with one plain line that names the row */
export function parsePairs(csv: string): ImagePair[] {
	const [header, ...lines] = csv.split(/\r?\n/).filter((line) => line.trim() !== "");
	const columns = header?.split(",").map((column) => column.trim()) ?? [];
	const rows = lines.map((line, i) => {
		const cells = line.split(",").map((cell) => cell.trim());
		const row = rowSchema.safeParse(Object.fromEntries(columns.map((column, c) => [column, cells[c]])));
		if (!row.success) throw new Error(`pairs, row ${i + 2}: ${row.error.issues[0]?.message ?? "invalid"}`);
		return row.data;
	});
	return rows.map((row, i) => ({
		fold: row.fold ?? Math.floor((i * DEFAULT_FOLDS) / rows.length),
		imageA: row.image_a,
		imageB: row.image_b,
		isSame: row.label === "same",
	}));
}

export async function readPairs(path: string): Promise<ImagePair[]> {
	const pairs = parsePairs(await readFile(path, "utf8"));
	if (pairs.length === 0) throw new Error(`${path} lists no pairs`);
	return pairs;
}
