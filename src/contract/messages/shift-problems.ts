// What is wrong with a line of a shift file, for the screen and for the command line.

import type { ShiftFileProblem } from "../../core/domain/attendance/shift-file.ts";
import type { Language } from "../../core/domain/settings.ts";

type Texts = Readonly<Record<ShiftFileProblem["problem"], (value: string) => string>>;

const quoted = (value: string) => (value === "" ? "" : ` "${value}"`);

const texts: Readonly<Record<Language, Texts>> = {
	id: {
		empty: () => "Belum ada shift di berkas ini.",
		quote_open: () => "Ada tanda kutip yang tidak pada tempatnya di berkas ini.",
		column_missing: (value) => `Kolom ${value} tidak ada.`,
		column_unknown: (value) => `Kolom${quoted(value)} tidak dikenal atau ada dua kali.`,
		too_many_cells: (value) => `Terlalu banyak kolom:${quoted(value)}.`,
		too_many_shifts: (value) => `Paling banyak ${value} shift.`,
		code_invalid: (value) => `Kode${quoted(value)}: diawali huruf atau angka, paling panjang 16 huruf.`,
		code_double: (value) => `Kode${quoted(value)} sudah dipakai di atas.`,
		name_invalid: (value) => `Nama${quoted(value)}: diawali huruf atau angka, paling panjang 60 huruf.`,
		time_invalid: (value) => `Jam${quoted(value)}: tulis seperti 08:00.`,
		days_invalid: (value) => `Hari${quoted(value)}: tulis seperti Sen-Jum atau Sen Rab Jum.`,
		grace_invalid: (value) => `Toleransi${quoted(value)}: menit bulat, 0 sampai 240.`,
		group_unknown: (value) => `Kelompok${quoted(value)} belum ada.`,
	},
	en: {
		empty: () => "There is no shift in this file.",
		quote_open: () => "A quotation mark in this file is not where it can be.",
		column_missing: (value) => `The column ${value} is missing.`,
		column_unknown: (value) => `The column${quoted(value)} is not known, or is there twice.`,
		too_many_cells: (value) => `Too many columns:${quoted(value)}.`,
		too_many_shifts: (value) => `At most ${value} shifts.`,
		code_invalid: (value) => `Code${quoted(value)}: begins with a letter or digit, at most 16 letters.`,
		code_double: (value) => `Code${quoted(value)} is used further up.`,
		name_invalid: (value) => `Name${quoted(value)}: begins with a letter or digit, at most 60 letters.`,
		time_invalid: (value) => `Time${quoted(value)}: write it like 08:00.`,
		days_invalid: (value) => `Days${quoted(value)}: write them like Mon-Fri or Mon Wed Fri.`,
		grace_invalid: (value) => `Grace${quoted(value)}: whole minutes, 0 to 240.`,
		group_unknown: (value) => `There is no group${quoted(value)}.`,
	},
};

export function shiftProblemText({ problem, value }: ShiftFileProblem, language: Language): string {
	return texts[language][problem](value);
}
