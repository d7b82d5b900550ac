// A list of image pairs to verify: CSV with the columns image_a, image_b, label (same or different) and perhaps fold.
import { z } from "zod";
import { parseCsv } from "./csv-rows.ts";

export interface ImagePair {
	readonly fold: number;
	/** Paths inside the image folder. */
	readonly imageA: string;
	readonly imageB: string;
	readonly isSame: boolean;
}

/** Where the list has no folds, this many are cut from it, as LFW's view 2 has. */
const DEFAULT_FOLDS = 10;

const rowSchema = z.object({
	fold: z.coerce.number().int().min(0).optional(),
	image_a: z.string().min(1),
	image_b: z.string().min(1),
	label: z.enum(["same", "different"]),
});

/**
 * Rows without a fold are dealt out in order, same and different pairs each for themselves: a list that has all the same
 * pairs first still gives folds that hold both.
 * @throws MeasurementError with one plain line that names the row
 */
export function parsePairs(csv: string): ImagePair[] {
	const rows = parseCsv(csv, rowSchema);
	const totals = { same: 0, different: 0 };
	for (const row of rows) totals[row.label] += 1;
	const seen = { same: 0, different: 0 };
	return rows.map((row) => {
		const position = seen[row.label]++;
		return {
			fold: row.fold ?? Math.floor((position * DEFAULT_FOLDS) / totals[row.label]),
			imageA: row.image_a,
			imageB: row.image_b,
			isSame: row.label === "same",
		};
	});
}
