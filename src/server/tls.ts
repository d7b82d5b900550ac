// Beyond loopback faces and keys would cross the network in the clear: there is no way to switch that on.
import { existsSync, readFileSync } from "node:fs";
import { ownTlsPaths } from "../app/tls-paths.ts";
import { AppError } from "../core/domain/errors.ts";
import { isLoopbackHost } from "./loopback.ts";

export interface TlsFiles {
	readonly cert: string;
	readonly key: string;
}

export interface TlsConfig {
	readonly host: string;
	readonly dataDir: string;
	readonly tlsCert?: string | undefined;
	readonly tlsKey?: string | undefined;
}

/**
 * The certificate to serve with; null for plain HTTP, on loopback only.
 * @throws AppError CONFIG_INVALID beyond loopback without a certificate, or when its files cannot be read.
 */
export function resolveTls({ host, dataDir, tlsCert, tlsKey }: TlsConfig): TlsFiles | null {
	if (tlsCert !== undefined && tlsKey !== undefined) return readTls({ cert: tlsCert, key: tlsKey });
	if (isLoopbackHost(host)) return null;
	const own = ownTlsPaths(dataDir);
	if (existsSync(own.cert) && existsSync(own.key)) return readTls(own);
	throw new AppError("CONFIG_INVALID", {
		fields: [`HADIR_HOST=${host} needs HTTPS: set HADIR_TLS_CERT and HADIR_TLS_KEY, or run "npm run tls" first`],
	});
}

function readTls(paths: TlsFiles): TlsFiles {
	try {
		return { cert: readFileSync(paths.cert, "utf8"), key: readFileSync(paths.key, "utf8") };
	} catch (cause) {
		throw new AppError("CONFIG_INVALID", { fields: ["HADIR_TLS_CERT, HADIR_TLS_KEY (cannot be read)"] }, { cause });
	}
}
