// `npm run api-keys -- list|create|rotate|revoke`: keys of other systems, for a host that has no screen.
import { parseArgs } from "node:util";
import { COMMAND_ACTOR, changeApiKeys, listApiKeys } from "../app/maintenance/manage-api-keys.ts";
import { MAX_GRACE_DAYS } from "../core/domain/api-key.ts";
import { AppError } from "../core/domain/errors.ts";
import { type ApiScope, apiScopes } from "../core/domain/role.ts";
import { CommandError, loadCommandConfig, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run api-keys -- list
npm run api-keys -- create --name <name> --scopes ${apiScopes.join(",")} [--days <n>]
npm run api-keys -- rotate <id> [--grace-days 0..${MAX_GRACE_DAYS}]
npm run api-keys -- revoke <id>
    --scopes      what the key may do, separated by commas
    --days        valid for so many days; for good when left out
    --grace-days  how long the secret before is still taken; 1 when left out
    A secret is printed once and kept nowhere. All but list want the host stopped.`;

const DEFAULT_GRACE_DAYS = 1;

await runCommand(USAGE, async () => {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: {
			name: { type: "string" },
			scopes: { type: "string" },
			days: { type: "string" },
			"grace-days": { type: "string" },
		},
	});
	const [action, keyId] = positionals;
	if (action === "list") return list();
	if (action === "create") return create(values.name, values.scopes, values.days);
	if (keyId === undefined) throw new UsageError("Say what to do, and with which key.");
	if (action === "rotate") return rotate(keyId, values["grace-days"]);
	if (action === "revoke") return revoke(keyId);
	throw new UsageError(`There is no action "${action}".`);
});

function list(): number {
	const keys = listApiKeys(loadCommandConfig());
	if (keys.length === 0) console.log("There is no key.");
	for (const { keyId, name, scopes, state, expiresAtMs, lastUsedAtMs, previousValidUntilMs } of keys) {
		console.log(`${keyId}  ${name}  [${scopes.join(", ")}]  ${state}`);
		const end = expiresAtMs === null ? "valid for good" : `valid until ${at(expiresAtMs)}`;
		const use = lastUsedAtMs === null ? "never used" : `last used ${at(lastUsedAtMs)}`;
		const previous = previousValidUntilMs === null ? [] : [`the secret before until ${at(previousValidUntilMs)}`];
		console.log(`    ${[end, use, ...previous].join("; ")}`);
	}
	return 0;
}

function create(name: string | undefined, scopes: string | undefined, days: string | undefined): number {
	if (name === undefined || scopes === undefined) throw new UsageError("A key needs --name and --scopes.");
	const request = {
		name,
		scopes: scopes.split(",").map(toScope),
		expiresInDays: days === undefined ? null : Number(days),
	};
	const { key, secret } = change((apiKeys) => apiKeys.create(request, COMMAND_ACTOR));
	console.log(`Key ${key.keyId} was made. Shown this once:\n${secret}`);
	return 0;
}

function rotate(keyId: string, graceDays: string | undefined): number {
	const days = graceDays === undefined ? DEFAULT_GRACE_DAYS : Number(graceDays);
	const { key, secret } = change((apiKeys) => apiKeys.rotate(keyId, days, COMMAND_ACTOR));
	const until = key.previousValidUntilMs;
	console.log(
		until === null ? "The secret before is taken no more." : `The secret before is taken until ${at(until)}.`,
	);
	console.log(`The new one, shown this once:\n${secret}`);
	return 0;
}

function revoke(keyId: string): number {
	change((apiKeys) => apiKeys.revoke(keyId, COMMAND_ACTOR));
	console.log(`Key ${keyId} opens nothing any more.`);
	return 0;
}

function toScope(text: string): ApiScope {
	const scope = apiScopes.find((known) => known === text.trim());
	if (!scope) throw new UsageError(`There is no scope "${text.trim()}".`);
	return scope;
}

function at(ms: number): string {
	return new Date(ms).toISOString();
}

function change<Result>(work: Parameters<typeof changeApiKeys<Result>>[1]): Result {
	try {
		return changeApiKeys(loadCommandConfig(), work);
	} catch (error) {
		throw explain(error);
	}
}

function explain(error: unknown): unknown {
	if (!(error instanceof AppError)) return error;
	if (error.code === "DATA_FOLDER_IN_USE")
		return new CommandError(
			"Nothing was changed: a host is running on this data folder. Stop it and run this again, or use its screen: supervisor area, Settings, Access.",
		);
	if (error.data["reason"] === "SYSTEM_KEY_STORE")
		return new CommandError(
			"Nothing was changed: the key of this data folder is in the system's key store, which only Electron can open. Use the kiosk's own screen: supervisor area, Settings, Access.",
		);
	if (error.code === "NOT_FOUND") return new CommandError("There is no such key. See npm run api-keys -- list.");
	if (error.code === "VALIDATION_FAILED") return new UsageError(`This cannot be: ${String(error.data["fields"])}.`);
	return error;
}
