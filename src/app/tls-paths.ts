import { join } from "node:path";

/** Where `npm run tls` puts its certificate and where the HTTP host looks for one. */
export function ownTlsPaths(dataDir: string): { readonly cert: string; readonly key: string } {
	return { cert: join(dataDir, "tls", "cert.pem"), key: join(dataDir, "tls", "key.pem") };
}
