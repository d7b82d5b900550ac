// app://hadir/: the built pages, and nothing else on the disk. Files never load over file://, which has no origin.
import { readFile } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { type Protocol, protocol } from "electron";
import { APP_SCHEME, isAppUrl } from "./app-origin.ts";

const contentTypes: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".jpg": "image/jpeg",
	".webp": "image/webp",
	".woff2": "font/woff2",
	".wasm": "application/wasm",
	".mp3": "audio/mpeg",
	".ogg": "audio/ogg",
};

// No inline script or style, no eval, no frame, no other origin. blob: and data: are images made by the page itself.
const contentSecurityPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' blob: data:",
	"media-src 'self' blob: mediastream:",
	"font-src 'self'",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join("; ");

/** Must run before Electron is ready: gives the scheme an origin, and makes it secure, which a camera needs. */
export function registerAppScheme(): void {
	protocol.registerSchemesAsPrivileged([
		{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
	]);
}

/** Answers app://hadir/ from the files under `folder`. */
export function serveAppPages(target: Protocol, folder: string): void {
	target.handle(APP_SCHEME, (request) => answer(request, folder));
}

async function answer(request: Request, folder: string): Promise<Response> {
	const path = request.method === "GET" ? resolveInside(folder, request.url) : null;
	if (path === null) return new Response("Not found", { status: 404 });
	try {
		const body = new Uint8Array(await readFile(path));
		return new Response(body, {
			headers: {
				"content-type": contentTypes[extname(path)] ?? "application/octet-stream",
				"content-security-policy": contentSecurityPolicy,
				"x-content-type-options": "nosniff",
				"cache-control": "no-store",
			},
		});
	} catch {
		return new Response("Not found", { status: 404 });
	}
}

/** The file an address means, or null when it is not ours or would leave `folder` (`..%2f`, a drive letter, ...). */
export function resolveInside(folder: string, address: string): string | null {
	const url = URL.parse(address);
	if (url === null || !isAppUrl(address)) return null;
	const root = resolve(folder);
	try {
		const path = resolve(join(root, decodeURIComponent(url.pathname)));
		if (path === root) return join(root, "index.html");
		return path.startsWith(root + sep) ? path : null;
	} catch {
		return null;
	}
}
