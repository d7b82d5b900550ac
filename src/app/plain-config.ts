import { type Config, describeConfig } from "./config.ts";

// Neither secrets nor paths and addresses: a folder may have a person's name in it.
const plainKeys = ["port", "http", "rateLimit", "liveness", "unsafe", "legacyDistance", "demo", "logLevel"] as const;

/** What of the configuration may leave the kiosk in a file for whoever helps. */
export function plainConfig(config: Config): Readonly<Record<string, string>> {
	const described = describeConfig(config);
	return Object.fromEntries(plainKeys.map((key) => [key, described[key] ?? "-"]));
}
