// All templates of the index as rows 0 to count - 1, in blocks that never move: a row more or less is a row written,
// never a rebuild. Beyond a budget of memory the oldest blocks are quantised.
import { setImmediate } from "node:timers/promises";
import { createFloatBlock, type GalleryBlock } from "./gallery-blocks.ts";
import type { Probe } from "./gallery-probe.ts";
import type { GalleryProducts } from "./gallery-products.ts";
import { createQuantisedBlock } from "./gallery-quantised-block.ts";
import type { ScratchFile } from "./scratch-file.ts";

const SMALLEST_BLOCK = 512;
/** 8192 templates of 512 floats are 16 MB: long enough for full speed, and frames come in between the blocks. */
const LARGEST_BLOCK = 8192;
/** Rows quantised at once before others may have the thread. */
const QUANTISE_ROWS = 256;

export interface GalleryMatrix {
	count(): number;
	/** Makes room for more rows; takes long, and lets others have the thread, only where blocks are quantised. */
	reserve(rows: number): Promise<void>;
	/** Adds a row at the end, for which there is room. */
	append(vector: Float32Array): void;
	/** Takes a row out; the last one takes its place. */
	remove(row: number): void;
	read(row: number): Float32Array;
	/** Visits all rows block by block: cosines and their radii (see GalleryBlock) of rows `firstRow` and following. */
	score(probe: Probe, visit: BlockVisitor): Promise<void>;
	quantisedRows(): number;
}

export type BlockVisitor = (block: {
	readonly firstRow: number;
	readonly rows: number;
	readonly cosines: Float32Array;
	readonly radii: Float32Array;
}) => void;

export interface GalleryMatrixDeps {
	readonly dimension: number;
	readonly products: GalleryProducts;
	/** Called when the first block is quantised. */
	readonly openScratch: () => ScratchFile;
	/** Memory for templates; quantising begins where float32 does not fit into it. */
	readonly budgetBytes: number;
}

interface PlacedBlock {
	readonly firstRow: number;
	readonly block: GalleryBlock;
	readonly isQuantised: boolean;
}

export function createGalleryMatrix(deps: GalleryMatrixDeps): GalleryMatrix {
	const { dimension, products, openScratch, budgetBytes } = deps;
	const placed: PlacedBlock[] = [];
	let scratch: ScratchFile | null = null;
	let count = 0;

	const capacity = () => placed.reduce((sum, { block }) => sum + block.capacity, 0);
	const bytes = () => placed.reduce((sum, { block }) => sum + block.bytes, 0);

	function placeOf(row: number): { block: GalleryBlock; column: number } {
		const found = placed.findLast(({ firstRow }) => firstRow <= row);
		if (!found || row >= count) throw new RangeError(`no row ${row}`);
		return { block: found.block, column: row - found.firstRow };
	}

	function createQuantised(firstRow: number, columns: number): PlacedBlock {
		scratch ??= openScratch();
		const block = createQuantisedBlock(dimension, columns, products, { file: scratch, firstSlot: firstRow });
		return { firstRow, block, isQuantised: true };
	}

	async function quantise(index: number): Promise<void> {
		const source = placed[index];
		if (!source) return;
		const target = createQuantised(source.firstRow, source.block.capacity);
		const rows = Math.min(source.block.capacity, count - source.firstRow);
		for (let column = 0; column < rows; column++) {
			target.block.write(column, source.block.read(column));
			if (column % QUANTISE_ROWS === QUANTISE_ROWS - 1) await setImmediate();
		}
		placed[index] = target;
	}

	async function addBlock(): Promise<void> {
		const firstRow = capacity();
		const columns = Math.min(LARGEST_BLOCK, Math.max(SMALLEST_BLOCK, firstRow));
		const floatBytes = columns * dimension * Float32Array.BYTES_PER_ELEMENT;
		while (bytes() + floatBytes > budgetBytes) {
			const oldest = placed.findIndex(({ isQuantised }) => !isQuantised);
			if (oldest < 0) break;
			await quantise(oldest);
		}
		if (bytes() + floatBytes > budgetBytes) placed.push(createQuantised(firstRow, columns));
		else placed.push({ firstRow, block: createFloatBlock(dimension, columns, products), isQuantised: false });
	}

	/** Gives memory back, but not on each step across a border. */
	function dropSpareBlock(): void {
		const [before, last] = placed.slice(-2);
		if (before && last && count <= last.firstRow - before.block.capacity / 2) placed.pop();
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
			for (const { firstRow, block } of placed) {
				const rows = Math.min(block.capacity, count - firstRow);
				if (rows <= 0) break;
				visit({ firstRow, rows, cosines: await block.score(probe), radii: block.radii });
			}
		},
		quantisedRows: () =>
			placed
				.filter(({ isQuantised }) => isQuantised)
				.reduce((sum, { block, firstRow }) => sum + Math.max(0, Math.min(block.capacity, count - firstRow)), 0),
	};
}
