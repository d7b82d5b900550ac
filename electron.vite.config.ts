// One config for both hosts: the Electron main process and the Node host are two inputs of the same build.
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

export default defineConfig({
	main: {
		build: {
			outDir: "out/main",
			rollupOptions: {
				input: {
					index: "src/main/index.ts",
					server: "src/server/index.ts",
					inference: "src/vision/inference/inference-process.ts",
					launcher: "src/updates/launcher/index.ts",
					"backup-worker": "src/storage/backup/backup-worker.ts",
				},
				// Beside the entries, so that `import.meta.dirname` means the same folder in every chunk.
				output: { chunkFileNames: "[name]-[hash].js" },
			},
		},
	},
	preload: {
		build: {
			outDir: "out/preload",
			rollupOptions: {
				input: { index: "src/preload/index.ts" },
				output: { format: "cjs", entryFileNames: "[name].cjs" },
			},
		},
	},
	renderer: {
		root: "src/renderer",
		base: "./",
		build: {
			outDir: "out/renderer",
			// electron-vite does not minify unless told; half as many bytes to parse at each start.
			minify: true,
			// One file from the same machine: splitting it would save nothing.
			chunkSizeWarningLimit: 1_000,
			assetsInlineLimit: 0,
			rollupOptions: { input: { index: "src/renderer/index.html", device: "src/renderer/device.html" } },
		},
		plugins: [react()],
	},
});
