// `npm run dev`: the screen with hot reload, and the Node host from source, started anew at each change.

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ownGroup, superviseUntilFirstExit } from "./lib/child-process.mjs";
import { projectRoot } from "./lib/node-runtime.mjs";

const SCREEN_PORT = 5173;

const { values: options } = parseArgs({ options: { demo: { type: "boolean", default: false } } });
// Opens the WebSocket as the screen's key does, and stays the same when the host is started anew.
const key = process.env.HADIR_API_KEY ?? randomBytes(24).toString("base64url");
const port = process.env.HADIR_PORT ?? "8000";
const env = {
	...process.env,
	HADIR_API_KEY: key,
	HADIR_PORT: port,
	...(options.demo ? { HADIR_DEMO: "1" } : {}),
};
const host = spawn(process.execPath, ["--watch", "--watch-preserve-output", join("src", "server", "index.ts")], {
	stdio: "inherit",
	env,
	...ownGroup,
});

// Loaded late: both need the Node that the first import has made sure of.
const { createServer } = await import("vite");
const { default: react } = await import("@vitejs/plugin-react");
const screen = await createServer({
	configFile: false,
	root: join(projectRoot, "src", "renderer"),
	plugins: [react()],
	server: {
		host: "127.0.0.1",
		port: SCREEN_PORT,
		// The host takes connections from its own origin only.
		proxy: { "/rpc": { target: `http://127.0.0.1:${port}`, ws: true, changeOrigin: true, rewriteWsOrigin: true } },
	},
});
await screen.listen();
const [url = `http://127.0.0.1:${SCREEN_PORT}/`] = screen.resolvedUrls?.local ?? [];
console.log(`Screen with hot reload: ${url}#token=${encodeURIComponent(key)}`);
console.log(`Gallery of every state: ${new URL("gallery/", url)}`);
const code = await superviseUntilFirstExit([host]);
await screen.close();
process.exit(code);
