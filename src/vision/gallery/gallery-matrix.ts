// All templates of the index as rows 0 to count - 1, in blocks that never move: a row more or less is a row written,
// never a rebuild. Beyond a budget of memory the oldest blocks keep their templates in a file.

import type { ScratchFile } from "../packs/scratch-file.ts";
import { type BlockScores, bytesBesidesTemplates, createGalleryBlock, type GalleryBlock } from "./gallery-block.ts";
import type { Probe } from "./gallery-probe.ts";
import type { GalleryProduct } from "./gallery-product.ts";

const SMALLEST_BLOCK = 512;
/** 8192 templates take half a millisecond: frames come in between the blocks. */
const LARGEST_BLOCK = 8192;

export interface GalleryMatrix {
	count(): number;
	/** Makes room for more rows; takes long, and lets others have the thread, only where templates go to the file. */
	reserve(rows: number): Promise<void>;
	/** Adds a row at the end, for which there is room. */
	append(vector: Float32Array): void;
	/** Takes a row out; the last one takes its place. */
	remove(row: number): void;
	/** The template of a row, until the row changes. */
	read(row: number): Float32Array;
	/** Visits the scores of all rows block by block; the first score of a block is of row `firstRow`. */
	score(probe: Probe, visit: (scores: BlockScores, firstRow: number, rows: number) => void): Promise<void>;
	/** Rows whose templates are in the file. */
	spilledRows(): number;
}

export interface GalleryMatrixDeps {
	readonly dimension: number;
	readonly product: GalleryProduct;
	/** Called when memory is first short. */
	readonly openScratch: () => ScratchFile;
	readonly budgetBytes: number;
}

export function createGalleryMatrix({
	dimension,
	product,
	openScratch,
	budgetBytes,
}: GalleryMatrixDeps): GalleryMatrix {
	const blocks: GalleryBlock[] = [];
	let scratch: ScratchFile | null = null;
	let spare: Float32Array | null = null;
	let count = 0;

	const sumOf = (figure: (block: GalleryBlock) => number) => blocks.reduce((sum, block) => sum + figure(block), 0);
	const capacity = () => sumOf((block) => block.capacity);
	const rowsIn = (block: GalleryBlock) => Math.max(0, Math.min(block.capacity, count - block.firstRow));

	function placeOf(row: number): { block: GalleryBlock; column: number } {
		const block = blocks.findLast(({ firstRow }) => firstRow <= row);
		if (!block || row >= count) throw new RangeError(`no row ${row}`);
		return { block, column: row - block.firstRow };
	}

	/** null when all are in the file. */
	async function spillOldest(): Promise<Float32Array | null> {
		const oldest = blocks.find((block) => !block.isSpilled());
		if (!oldest) return null;
		scratch ??= openScratch();
		return oldest.spill(scratch, rowsIn(oldest));
	}

	async function addBlock(): Promise<void> {
		const firstRow = capacity();
		const columns = Math.min(LARGEST_BLOCK, Math.max(SMALLEST_BLOCK, firstRow));
		const templateBytes = columns * dimension * Float32Array.BYTES_PER_ELEMENT;
		const neededBytes = bytesBesidesTemplates(dimension, columns) + templateBytes;
		while (sumOf((block) => block.bytes()) + neededBytes > budgetBytes) {
			const freed = await spillOldest();
			if (!freed) break;
			spare = freed;
		}
		// Memory handed on is not memory that waits for the garbage collector.
		const memory = spare?.byteLength === templateBytes ? spare.fill(0) : new Float32Array(columns * dimension);
		spare = null;
		blocks.push(createGalleryBlock(dimension, memory, firstRow, product));
		if (sumOf((block) => block.bytes()) > budgetBytes) spare = await spillOldest();
	}

	/** Gives memory back, but not on each step across a border. */
	function dropSpareBlock(): void {
		const [before, last] = blocks.slice(-2);
		if (before && last && count <= last.firstRow - before.capacity / 2) blocks.pop();
	}

	return {
		count: () => count,
		async reserve(rows) {
			while (capacity() < count + rows) await addBlock();
		},
		append(vector) {
			count++;
			const { block, column } = placeOf(count - 1);
			block.write(column, vector);
		},
		remove(row) {
			const last = placeOf(count - 1);
			if (row < count - 1) {
				const gap = placeOf(row);
				gap.block.write(gap.column, last.block.read(last.column));
			}
			last.block.clear(last.column);
			count--;
			dropSpareBlock();
		},
		read(row) {
			const { block, column } = placeOf(row);
			return block.read(column);
		},
		async score(probe, visit) {
			for (const block of blocks) {
				const rows = rowsIn(block);
				if (rows > 0) visit(await block.score(probe, rows), block.firstRow, rows);
			}
		},
		spilledRows: () => sumOf((block) => (block.isSpilled() ? rowsIn(block) : 0)),
	};
}
