// The page on which a person sees what has arrived at the stand-in HRIS.
import type { LedgerEntry } from "./stand-in-ledger.ts";

const NEWEST = 100;

const entities: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

function escapeHtml(value: unknown): string {
	return String(value ?? "").replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

function renderRow({ event, receivedAtMs }: LedgerEntry): string {
	const { employee_id: employeeId, direction, occurred_at: occurredAt, method, kiosk_seq: kioskSeq } = event.data;
	const cells = [kioskSeq, employeeId, direction, occurredAt, method, new Date(receivedAtMs).toISOString(), event.id];
	return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`;
}

/** Newest first; looks again by itself every two seconds. */
export function renderLedgerPage(entries: readonly LedgerEntry[]): string {
	const rows = entries.slice(-NEWEST).reverse().map(renderRow).join("\n");
	return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>HRIS tiruan</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #1e293b; background: #f8fafc; }
table { border-collapse: collapse; width: 100%; background: #fff; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .5rem .75rem; border-bottom: 1px solid #e2e8f0; white-space: nowrap; }
th { color: #475569; font-weight: 600; }
td:last-child { color: #64748b; font-family: ui-monospace, monospace; font-size: 13px; }
</style>
</head>
<body>
<h1>HRIS tiruan</h1>
<p>Kejadian yang sudah diterima: <strong>${entries.length}</strong>. <span lang="en">A stand-in HRIS: signed events that have arrived, each once.</span></p>
<table>
<thead><tr><th>No.</th><th>ID karyawan</th><th>Arah</th><th>Waktu kejadian</th><th>Cara</th><th>Diterima (UTC)</th><th>ID kejadian</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
</body>
</html>
`;
}
