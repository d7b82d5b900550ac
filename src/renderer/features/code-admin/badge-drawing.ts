// The drawing of a badge's code.
import encodeQR from "qr";

/** Light modules around it that a reader needs (ISO/IEC 18004, 5.3.8). */
const QUIET_ZONE = 4;

export interface CodeDrawing {
	/** Modules on each side, quiet zone included: the view box of the path. */
	readonly size: number;
	/** The dark modules, as runs in each row. */
	readonly path: string;
}

/** 15 % of the code may be scratched or covered. */
export function drawCode(text: string): CodeDrawing {
	const rows = encodeQR(text, "raw", { ecc: "medium", border: QUIET_ZONE });
	const runs = rows.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`));
	return { size: rows.length, path: runs.join("") };
}

function runsOf(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
	const starts = row.flatMap((isDark, x) => (isDark && !row[x - 1] ? [x] : []));
	return starts.map((start) => {
		const end = row.indexOf(false, start);
		return [start, (end < 0 ? row.length : end) - start] as const;
	});
}
