// The access export as a page: one file, both languages one after the other, readable without a network and without scripts.
import { type PageWords, personPageWords } from "../contract/messages/person-page/index.ts";
import type { PersonExport } from "../core/domain/rights/person-export.ts";
import { type Language, languages } from "../core/domain/settings.ts";

type Cell = string | number | null;

const STYLE = `:root{color-scheme:light}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color:#16202a;background:#fff}h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:2px
solid #0f766e;padding-bottom:.2rem}table{border-collapse:collapse;width:100%;font-size:.85rem}th,td{text-align:left;padding:.3rem
.5rem;border-bottom:1px solid #d5dde5;vertical-align:top;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:16rem 1fr;
gap:.3rem 1rem;margin:0}dt{color:#51606e}dd{margin:0}.note{color:#51606e}img{height:9rem;margin:.3rem;border-radius:.4rem}
nav a{margin-right:1rem}section[lang]+section[lang]{margin-top:4rem;border-top:4px double #d5dde5;padding-top:2rem}
@media print{section[lang]+section[lang]{break-before:page}}`;

/** Whatever it was typed as stays text. */
function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function cell(value: Cell): string {
	return value === null ? "–" : escapeHtml(String(value));
}

function table(words: PageWords, headers: readonly string[], rows: readonly (readonly Cell[])[]): string {
	if (rows.length === 0) return `<p class="note">${words.none}</p>`;
	const head = headers.map((header) => `<th scope="col">${header}</th>`).join("");
	const body = rows.map((row) => `<tr>${row.map((value) => `<td>${cell(value)}</td>`).join("")}</tr>`).join("\n");
	return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

function list(entries: readonly (readonly [string, Cell])[]): string {
	return `<dl>${entries.map(([name, value]) => `<dt>${name}</dt><dd>${cell(value)}</dd>`).join("")}</dl>`;
}

/** `2026-11-03T08:01:07.250+07:00` as people read it. */
function time(timestamp: string | null): string | null {
	return timestamp === null
		? null
		: timestamp
				.replace("T", " ")
				.replace(/\.\d+/, " ")
				.replace(/([+-]\d\d:\d\d)$/, "$1");
}

function identity(data: PersonExport, words: PageWords): string {
	const { identity: who } = data;
	const elsewhere = who.namesInOtherSystems.map(({ system, id }) => `${system}: ${id}`).join(", ");
	return list([
		[words.name, who.name],
		[words.employeeId, who.employeeId],
		[words.formerIds, who.formerIds.join(", ") || null],
		[words.state, who.isActive ? words.active : words.inactive],
		[words.group, who.group],
		[words.enrolledAt, time(who.enrolledAt)],
		[words.lookAlikes, who.lookAlikes],
		[words.otherIds, elsewhere || null],
	]);
}

function consents(data: PersonExport, words: PageWords): string {
	const headers = [words.version, words.acceptedAt, words.takenBy, words.withdrawnAt, words.takenBy];
	return table(
		words,
		headers,
		data.consents.map((entry) => [
			entry.version === null ? null : `${entry.version} (${entry.language})`,
			time(entry.acceptedAt),
			entry.takenBy,
			time(entry.withdrawnAt),
			entry.withdrawalTakenBy,
		]),
	);
}

function faceData(data: PersonExport, words: PageWords): string {
	const headers = [words.pose, words.quality, words.source, words.createdAt, words.model];
	const rows = data.templates.map((entry) => [
		entry.pose,
		Math.round(entry.quality),
		entry.source,
		time(entry.createdAt),
		entry.model,
	]);
	const numbers = data.templates
		.filter((entry) => entry.numbers !== undefined)
		.map(
			({ numbers = [] }) =>
				`<p class="note">${words.numbers}: ${numbers.map((value) => value.toFixed(4)).join(" ")}</p>`,
		)
		.join("");
	return `<p class="note">${words.templatesNote}</p>${table(words, headers, rows)}${numbers}`;
}

function pictures(data: PersonExport, words: PageWords): string {
	const shown = data.pictures.flatMap(({ jpegBase64, pose }) =>
		jpegBase64 === null ? [] : [`<img alt="${escapeHtml(pose)}" src="data:image/jpeg;base64,${jpegBase64}">`],
	);
	return shown.length === 0 ? `<p class="note">${words.none}</p>` : shown.join("");
}

function codes({ codes: { pinSetAt, badges } }: PersonExport, words: PageWords): string {
	const rows = badges.map((badge) => [badge.number, time(badge.issuedAt), time(badge.revokedAt)]);
	const pin = list([[words.pinSetAt, time(pinSetAt)]]);
	return `${pin}<p class="note">${words.pinNote}</p>${table(words, [words.badge, words.issuedAt, words.revokedAt], rows)}`;
}

function attendance(data: PersonExport, words: PageWords): string {
	const headers = [words.occurredAt, words.direction, words.method, words.similarity, words.employeeId, words.note];
	return table(
		words,
		headers,
		data.attendance.map((entry) => [
			time(entry.occurredAt),
			[entry.direction, entry.isCorrected ? words.corrected : "", entry.corrects === null ? "" : words.correction]
				.filter((word) => word !== "")
				.join(", "),
			entry.method,
			entry.similarity === null ? null : entry.similarity.toFixed(2),
			entry.employeeId,
			entry.note,
		]),
	);
}

function audit(data: PersonExport, words: PageWords): string {
	const rows = data.audit.map(({ at, action, actor, detail }) => [time(at), action, actor, JSON.stringify(detail)]);
	return table(words, [words.occurredAt, words.action, words.actor, words.detail], rows);
}

function sentTo(data: PersonExport, words: PageWords): string {
	const rows = data.sentTo.map((entry) => [entry.system, entry.delivered, entry.waiting, time(entry.lastAt)]);
	const sent = table(words, [words.system, words.delivered, words.waiting, words.lastAt], rows);
	return `${sent}<p class="note">${words.notKept}</p>`;
}

function inLanguage(data: PersonExport, language: Language): string {
	const words = personPageWords[language];
	const evidence = data.evidencePhotos.map((photo) => [time(photo.takenAt), photo.eventId]);
	const parts: readonly (readonly [string, string])[] = [
		[words.identity, identity(data, words)],
		[words.consents, consents(data, words)],
		[words.templates, faceData(data, words)],
		[words.pictures, pictures(data, words)],
		[words.evidencePhotos, table(words, [words.occurredAt, "id"], evidence)],
		[words.codes, codes(data, words)],
		[words.attendance, attendance(data, words)],
		[words.sentTo, sentTo(data, words)],
		[words.audit, audit(data, words)],
	];
	const made = `${words.exportedAt}: ${time(data.exportedAt)} · ${words.kiosk}: ${escapeHtml(data.kiosk.name)} (${data.kiosk.id})`;
	const body = parts.map(([title, content]) => `<h2>${title}</h2>\n${content}`).join("\n");
	return `<section lang="${language}" id="${language}"><h1>${words.title}</h1><p>${words.intro}</p><p class="note">${made}</p>
${body}</section>`;
}

export function renderPersonPage(data: PersonExport): string {
	const { title } = personPageWords.id;
	return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${title}</title><style>${STYLE}</style></head><body>
<nav><a href="#id">Indonesia</a><a href="#en">English</a></nav>
${languages.map((language) => inLanguage(data, language)).join("\n")}
</body></html>
`;
}
