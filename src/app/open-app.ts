// What hosts call: the application as configured, or the same application wrapped into the demo.
import type { Config } from "./config.ts";
import type { App } from "./create-app.ts";
import type { CreateApp } from "./demo/demo-parts.ts";

/**
 * @param config as loaded. In the demo `create` gets another one: a fresh folder, and the stand-in HRIS.
 * @throws AppError as `createApp` does
 */
export async function openApp(config: Config, create: CreateApp): Promise<App> {
	if (!config.demo) return create(config, null);
	// Loaded only then: it brings an image library and a web server into the process.
	const { openDemo } = await import("./demo/open-demo.ts");
	return openDemo(config, create);
}
