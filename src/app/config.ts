// Everything that is set from outside, parsed once: defaults < config.json in the data folder < HADIR_* variables.
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { parseHrisAddress } from "../core/domain/delivery/hris-address.ts";
import { parseWebhookSecret } from "../core/domain/delivery/webhook-secret.ts";
import { AppError } from "../core/domain/errors.ts";
import { livenessModes } from "../core/domain/recognition/liveness-policy.ts";
import { parseFeedAddress } from "../updates/feed-address.ts";
import { readReleaseKey } from "../updates/signed-release.ts";

const flag = z.union([z.boolean(), z.stringbool()]);
const origins = z.union([
	z.array(z.url()),
	z.string().transform((list) =>
		list
			.split(",")
			.map((origin) => origin.trim())
			.filter(Boolean),
	),
]);

/** Typed by whoever answers for the kiosk, word for word: a switch is too easily turned. */
export const WEAK_KEY_STORE_SENTENCE = "I accept that whoever can read this disk can read the faces on it";

/** Each key's variable is `HADIR_` and the key in capitals; `.describe` feeds the README's table. */
const schema = z.strictObject({
	dataDir: z.string().min(1).optional().describe("Folder of the database and the keys"),
	modelsDir: z.string().min(1).optional().describe("Folder of the model packs"),
	host: z.string().min(1).default("127.0.0.1").describe("Address to listen on; beyond loopback only with TLS"),
	port: z.coerce.number().int().min(0).max(65535).default(8000).describe("Port to listen on; 0 takes a free one"),
	http: flag.default(false).describe("Serve REST from the Electron host too"),
	apiKey: z.string().min(1).max(200).optional().describe("Key for X-API-Key; otherwise one is made at the first start"),
	tlsCert: z.string().optional().describe("PEM certificate for HTTPS"),
	tlsKey: z.string().optional().describe("PEM key of that certificate"),
	deviceAddress: z
		.string()
		.min(1)
		.max(253)
		.optional()
		.describe("Address of this computer at which phones and laptops enroll; found by itself when not set"),
	devicePort: z.coerce
		.number()
		.int()
		.min(0)
		.max(65535)
		.default(8443)
		.describe("Port of that; when it is taken, or 0, a free one"),
	corsOrigins: origins.default([]).describe("Web origins that may call, comma-separated; none by default"),
	rateLimit: z.coerce.number().int().min(1).default(3000).describe("REST calls a minute for each key or address"),
	hrisUrl: z
		.string()
		.trim()
		.refine((address) => parseHrisAddress(address) !== null, "not a whole http:// or https:// address")
		.optional()
		.describe("Address that attendance events are posted to"),
	hrisSecret: z
		.string()
		.trim()
		.refine((secret) => parseWebhookSecret(secret) !== null, "not whsec_ and base64 of 24 to 64 bytes")
		.optional()
		.describe("Signing secret, whsec_...; otherwise one is made and shown once"),
	liveness: z
		.enum(livenessModes)
		.default("enforce")
		.describe("enforce, observe or off; the last two need HADIR_UNSAFE=1"),
	unsafe: flag.default(false).describe("Accept that liveness does not gate"),
	legacyDistance: flag
		.default(false)
		.describe("Scale distances so that the threshold reads 3.5, as in the old service"),
	keyPassphraseFile: z
		.string()
		.min(1)
		.optional()
		.describe("Where the key files' passphrase is read from at start: a file, /dev/fd/3, or ask for the terminal"),
	acceptWeakKeyStore: z
		.string()
		.trim()
		.refine((sentence) => sentence === WEAK_KEY_STORE_SENTENCE, "not the sentence of the security guide")
		.optional()
		.describe("The security guide's sentence, where Electron finds no keyring: keys are then as readable as the disk"),
	updateFeed: z
		.string()
		.trim()
		.refine((address) => parseFeedAddress(address) !== null, "not a whole https:// address")
		.optional()
		.describe("Folder on a web server with new versions; without it none is looked for"),
	updateKey: z
		.string()
		.trim()
		.refine((text) => readReleaseKey(text) !== null, "not the public key that npm run sign-release made")
		.optional()
		.describe("Public key that new versions are signed with; needed for updates, also from a stick"),
	updateChannel: z
		.string()
		.regex(/^[a-z][a-z0-9-]{0,31}$/)
		.default("stable")
		.describe("Which line of versions is taken from the feed"),
	demo: flag.default(false).describe("Sample staff, simulated camera and stand-in HRIS in a temporary folder"),
	logLevel: z.enum(["debug", "info", "warn", "error", "silent"]).default("info").describe("Least level that is logged"),
});

type Parsed = z.infer<typeof schema>;
export type Config = Readonly<Parsed & { dataDir: string; modelsDir: string }>;
type Key = keyof Parsed;

const keys = Object.keys(schema.shape) as Key[];
const secretKeys: readonly Key[] = ["apiKey", "hrisSecret"];

/** `dataDir` -> `HADIR_DATA_DIR`. */
function variableName(key: string): string {
	return `HADIR_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

export interface ConfigSource {
	/** The process's environment. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Folder that holds `models/`: the project, or the packaged application's resources. */
	readonly installDir: string;
	/** Overrides from the command line. */
	readonly overrides?: Partial<Parsed>;
}

/** @throws AppError CONFIG_INVALID naming every wrong or unknown key; values are not repeated, they may be secret. */
export function loadConfig({ env, installDir, overrides = {} }: ConfigSource): Config {
	const fromEnv = readEnvironment(env);
	const dataDir = resolve(overrides.dataDir ?? fromEnv["dataDir"] ?? defaultDataDir(env));
	const parsed = schema.safeParse({ ...readFile(join(dataDir, "config.json")), ...fromEnv, ...overrides });
	if (!parsed.success) throw invalid(parsed.error.issues.map(describeIssue));
	const config = parsed.data;
	if (config.liveness !== "enforce" && !config.unsafe && !config.demo)
		throw invalid([`liveness=${config.liveness} (needs HADIR_UNSAFE=1)`]);
	if ((config.tlsCert === undefined) !== (config.tlsKey === undefined))
		throw invalid(["tlsCert and tlsKey (both or none)"]);
	if (config.updateFeed !== undefined && config.updateKey === undefined)
		throw invalid(["updateKey (updateFeed needs it)"]);
	return Object.freeze({ ...config, dataDir, modelsDir: resolve(config.modelsDir ?? join(installDir, "models")) });
}

/** What is in force, one line a key: printed at start. Secrets are masked, and the HRIS address, whose path may hold a key, is its host. */
export function describeConfig(config: Config): Record<string, string> {
	const shown = keys.map((key) => {
		const value = config[key];
		if (value === undefined) return [key, "-"];
		if (key === "hrisUrl") return [key, parseHrisAddress(String(value))?.host ?? "-"];
		return [key, secretKeys.includes(key) ? "***" : String(value)];
	});
	return Object.fromEntries(shown);
}

export interface SettingDescription {
	readonly variable: string;
	/** Key in `config.json`. */
	readonly key: string;
	/** null where there is none, or where it depends on the computer. */
	readonly fallback: string | null;
	readonly meaning: string;
}

/** Every setting, for the table in `docs/configuration.md`, which a test keeps true. */
export function documentConfig(): SettingDescription[] {
	return keys.map((key) => {
		const { data, success } = schema.shape[key].safeParse(undefined);
		return {
			variable: variableName(key),
			key,
			fallback: success && data !== undefined ? String(data) : null,
			meaning: schema.shape[key].description ?? "",
		};
	});
}

function readEnvironment(env: ConfigSource["env"]): Record<string, string> {
	const byVariable = new Map(keys.map((key) => [variableName(key), key]));
	const entries = Object.entries(env).filter(
		([name, value]) => name.startsWith("HADIR_") && value !== undefined && value !== "",
	);
	const unknown = entries.filter(([name]) => !byVariable.has(name)).map(([name]) => name);
	if (unknown.length > 0) throw invalid(unknown.map((name) => `${name} (unknown)`));
	return Object.fromEntries(entries.map(([name, value]) => [byVariable.get(name) ?? name, value ?? ""]));
}

function readFile(path: string): Record<string, unknown> {
	if (!existsSync(path)) return {};
	try {
		return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, "utf8")));
	} catch (cause) {
		throw new AppError("CONFIG_INVALID", { fields: ["config.json (not a JSON object)"] }, { cause });
	}
}

/** Both hosts use the same folder, so that switching the host keeps the gallery. */
function defaultDataDir(env: ConfigSource["env"]): string {
	if (process.platform === "win32") return join(env["APPDATA"] ?? join(homedir(), "AppData", "Roaming"), "Hadir");
	if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "Hadir");
	return join(env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share"), "hadir");
}

function describeIssue(issue: z.core.$ZodIssue): string {
	if (issue.code === "unrecognized_keys") return `${issue.keys.join(", ")} (unknown)`;
	return `${issue.path.join(".")} (${issue.message})`;
}

function invalid(fields: readonly string[]): AppError {
	return new AppError("CONFIG_INVALID", { fields }, { detail: fields.join("; ") });
}
