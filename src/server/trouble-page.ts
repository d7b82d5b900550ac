// What the browser host shows where the kiosk would be while it cannot start: one plain page, in both languages.
import { createServer, type Server } from "node:http";
import type { StartTrouble } from "../app/start-trouble.ts";
import type { Language } from "../core/domain/settings.ts";

export interface TroublePage {
	readonly url: string;
	close(): Promise<void>;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

const isCommand = (step: string) => step.startsWith("npm ");

const STYLE = `body{margin:0;background:#101418;color:#e8edf2;font:20px/1.5 system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:8vh 2rem}h1{font-size:1.7rem;line-height:1.25;margin:0 0 .5rem}
section+section{margin-top:3rem;padding-top:2rem;border-top:1px solid #33404d}p{margin:.5rem 0}
code{display:block;background:#1d252d;border-radius:8px;padding:.8rem 1rem;overflow-wrap:anywhere;user-select:all}`;

function section(language: Language, { title, action, steps }: StartTrouble): string {
	const lines = steps.map((step) =>
		isCommand(step) ? `<code>${escapeHtml(step)}</code>` : `<p>${escapeHtml(step)}</p>`,
	);
	return `<section lang="${language}"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(action)}</p>${lines.join("")}</section>`;
}

/** Loopback only, whatever the kiosk listens on: it names folders of this computer. */
export async function serveTroublePage(
	troubles: Readonly<Record<Language, StartTrouble>>,
	port: number,
): Promise<TroublePage> {
	const sections = (["id", "en"] as const).map((language) => section(language, troubles[language])).join("");
	const html = `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Hadir</title><link rel="stylesheet" href="/trouble.css"><main>${sections}</main></html>`;
	const server = createServer((request, response) => {
		const isStyle = request.url === "/trouble.css";
		response.writeHead(isStyle ? 200 : 503, {
			"content-type": isStyle ? "text/css" : "text/html; charset=utf-8",
			"content-security-policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
			"cache-control": "no-store",
			"x-content-type-options": "nosniff",
		});
		response.end(isStyle ? STYLE : html);
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, "127.0.0.1", resolve);
	});
	return {
		url: `http://127.0.0.1:${portOf(server)}/`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function portOf(server: Server): number {
	const address = server.address();
	return typeof address === "object" && address !== null ? address.port : 0;
}
