// The gallery of states as a built page: its own input of the renderer, which no production build has.
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";

/** Writes `gallery/index.html` and its assets into `outDir`. */
export async function buildGallery(outDir: string): Promise<void> {
	const root = join(import.meta.dirname, "../../src/renderer");
	await build({
		root,
		base: "./",
		configFile: false,
		logLevel: "warn",
		plugins: [react()],
		build: {
			outDir,
			emptyOutDir: true,
			assetsInlineLimit: 0,
			chunkSizeWarningLimit: 1_000,
			target: "chrome140",
			rollupOptions: { input: join(root, "gallery/index.html") },
		},
	});
}
