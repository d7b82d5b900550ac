// The structured log. Fields that could hold a person or a key are cut out here as a last line of defence.
import { pino } from "pino";
import type { Log } from "../core/ports/environment.ts";
import type { Config } from "./config.ts";

const neverLogged = ["name", "embedding", "image", "frame", "pin", "apiKey", "secret", "hrisSecret", "key"];

/** Writes JSON lines to standard error, so that standard output stays for what commands print. */
export function createLog(config: Pick<Config, "logLevel">): Log {
	return pino(
		{
			level: config.logLevel,
			base: null,
			timestamp: pino.stdTimeFunctions.isoTime,
			redact: { paths: neverLogged.flatMap((field) => [field, `*.${field}`]), censor: "[removed]" },
		},
		pino.destination({ fd: 2, sync: true }),
	);
}
