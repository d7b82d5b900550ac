// Lines of a CSV file as RFC 4180 has them, which a spreadsheet may open without running anything.

export type CsvValue = string | number | null;

/** What separates fields: spreadsheets split a file at the list separator of their language, `;` in Indonesian. */
export const csvSeparators = [",", ";"] as const;
export type CsvSeparator = (typeof csvSeparators)[number];

export const CSV_LINE_END = "\r\n";
/** First in a file, or spreadsheets take UTF-8 for something older. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** https://owasp.org/www-community/attacks/CSV_Injection: also the full-width forms, which some spreadsheets take too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",;\r\n\t']|^\s|\s$/;

/** One line with its end. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvLine(values: readonly CsvValue[], separator: CsvSeparator = ","): string {
	return `${values.map(csvField).join(separator)}${CSV_LINE_END}`;
}

function csvField(value: CsvValue): string {
	if (value === null) return "";
	if (typeof value === "number") return String(value);
	const text = FORMULA.test(value) ? `'${value}` : value;
	return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
