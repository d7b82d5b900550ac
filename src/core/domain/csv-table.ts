// A table that an office program saved as CSV (RFC 4180): header first, cells quoted where they need it.

/** A quoted cell, or one up to the next separator or line end; with what ends it. Separators of one kind only. */
const cellPatterns = {
	",": /(?:"((?:[^"]|"")*)"|((?!")[^,\r\n]*))(,|\r\n|\n|\r|$)/gy,
	";": /(?:"((?:[^"]|"")*)"|((?!")[^;\r\n]*))(;|\r\n|\n|\r|$)/gy,
	"\t": /(?:"((?:[^"]|"")*)"|((?!")[^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy,
};
type Separator = keyof typeof cellPatterns;

export interface CsvRow {
	/** As an editor counts, from 1; of the row's first line. */
	readonly line: number;
	readonly cells: readonly string[];
}

/** Office programs of countries with a decimal comma, Indonesia's among them, write semicolons. */
function separatorOf(text: string): Separator {
	const header = text.split(/\r\n|\n|\r/, 1)[0] ?? "";
	return header.includes(";") ? ";" : header.includes("\t") ? "\t" : ",";
}

/** Every row that is not blank, cells trimmed. null when a quote is not closed where a cell ends. */
export function readCsvTable(source: string): readonly CsvRow[] | null {
	const text = source.replace(/^\uFEFF/, "");
	const cell = new RegExp(cellPatterns[separatorOf(text)]);
	const rows: CsvRow[] = [];
	let cells: string[] = [];
	let [line, firstLine] = [1, 1];
	while (cell.lastIndex < text.length || cells.length > 0) {
		const found = cell.exec(text);
		if (!found) return null;
		const [whole, quoted, plain = "", end] = found;
		cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
		line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
		if (end !== "" && !/[\r\n]/.test(end ?? "")) continue;
		if (cells.some((value) => value !== "")) rows.push({ line: firstLine, cells });
		cells = [];
		firstLine = line;
		if (end === "") break;
	}
	return rows;
}
