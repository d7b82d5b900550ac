// The open pages: API documentation, the browser kiosk, and the old service's two camera pages. All of it is local:
// nothing here refers to another host.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { createOpenApiDocument } from "./openapi.ts";
import { pagePolicy } from "./security-headers.ts";

export interface PageOptions {
	readonly rendererDir: string;
	readonly pagesDir: string;
	readonly version: string;
}

const SWAGGER_FILES = ["/swagger-ui.css", "/swagger-ui-bundle.js"];

export async function registerPages(http: FastifyInstance, options: PageOptions): Promise<void> {
	const { pagesDir, rendererDir, version } = options;
	const swaggerDir = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/swagger-ui.css"));
	const files = { decorateReply: false, index: false as const, cacheControl: false };
	await http.register(fastifyStatic, { ...files, root: join(pagesDir, "assets"), prefix: "/pages/" });
	await http.register(fastifyStatic, {
		...files,
		root: swaggerDir,
		prefix: "/docs/assets/",
		allowedPath: (path) => SWAGGER_FILES.includes(path),
	});

	for (const page of ["camera_test.html", "enroll_camera.html"])
		http.get(`/${page}`, async (_request, reply) => sendPage(reply, join(pagesDir, page), pagePolicy));
	http.get("/docs", async (_request, reply) => sendPage(reply, join(pagesDir, "docs.html"), pagePolicy));

	// Made at the first request: a start of the kiosk does not wait for it.
	let document: ReturnType<typeof createOpenApiDocument> | null = null;
	http.get("/openapi.json", async () => {
		document ??= createOpenApiDocument(version);
		return document;
	});
	await registerKiosk(http, rendererDir, pagesDir);
}

/** `/kiosk` redirects to `/kiosk/`, so that the page's relative addresses hold; browsers keep the fragment. */
async function registerKiosk(http: FastifyInstance, rendererDir: string, pagesDir: string): Promise<void> {
	const isBuilt = existsSync(join(rendererDir, "index.html"));
	if (isBuilt)
		await http.register(fastifyStatic, {
			root: rendererDir,
			prefix: "/kiosk/",
			decorateReply: false,
			index: false,
			cacheControl: false,
			setHeaders: (reply, path) => {
				// Their names hold a hash of their content.
				if (path.includes("assets")) reply.header("cache-control", "public, max-age=31536000, immutable");
			},
		});
	const page = isBuilt ? join(rendererDir, "index.html") : join(pagesDir, "kiosk_not_built.html");
	http.get("/kiosk", async (request, reply) => {
		const [path = "", query] = request.url.split("?");
		if (!path.endsWith("/")) return reply.redirect(query === undefined ? "/kiosk/" : `/kiosk/?${query}`, 302);
		return sendPage(reply.code(isBuilt ? 200 : 503), page, pagePolicy);
	});
}

async function sendPage(reply: FastifyReply, path: string, contentPolicy: string): Promise<FastifyReply> {
	reply.header("content-security-policy", contentPolicy).type("text/html; charset=utf-8");
	return reply.send(await readFile(path));
}
