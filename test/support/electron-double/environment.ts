// What the double is told by the test that starts it.
import { mkdirSync } from "node:fs";
import { z } from "zod";

const schema = z.object({
	CHROMIUM_PATH: z.string().min(1),
	ELECTRON_DOUBLE_PROFILE: z.string().min(1),
	ELECTRON_DOUBLE_INIT_SCRIPT: z.string().min(1).optional(),
	ELECTRON_DOUBLE_CHROMIUM_ARGS: z.string().default(""),
	ELECTRON_DOUBLE_RESOURCES: z.string().min(1).optional(),
});

export interface DoubleEnvironment {
	readonly chromiumPath: string;
	readonly profileDir: string;
	readonly initScriptPath: string | null;
	readonly chromiumArgs: readonly string[];
	/** The packed application's `resources` folder; null when it is started unpacked. */
	readonly resourcesPath: string | null;
}

export function readEnvironment(): DoubleEnvironment {
	const env = schema.parse(process.env);
	mkdirSync(env.ELECTRON_DOUBLE_PROFILE, { recursive: true });
	return {
		chromiumPath: env.CHROMIUM_PATH,
		profileDir: env.ELECTRON_DOUBLE_PROFILE,
		initScriptPath: env.ELECTRON_DOUBLE_INIT_SCRIPT ?? null,
		chromiumArgs: env.ELECTRON_DOUBLE_CHROMIUM_ARGS.split(" ").filter(Boolean),
		resourcesPath: env.ELECTRON_DOUBLE_RESOURCES ?? null,
	};
}
