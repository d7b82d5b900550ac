import { join } from "node:path";

export interface TlsPaths {
	readonly cert: string;
	readonly key: string;
}

/**
 * The certificate of the door for phones and laptops. One of its own: it is renewed by itself when this computer's addresses
 * change, and whoever trusts the one of `npm run tls` elsewhere must not lose it by that.
 */
export function deviceTlsPaths(dataDir: string): TlsPaths {
	return { cert: join(dataDir, "tls", "device-cert.pem"), key: join(dataDir, "tls", "device-key.pem") };
}

/** Where `npm run tls` puts its certificate and where the HTTP host looks for one. */
export function ownTlsPaths(dataDir: string): TlsPaths {
	return { cert: join(dataDir, "tls", "cert.pem"), key: join(dataDir, "tls", "key.pem") };
}
