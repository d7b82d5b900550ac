// Certificates for servers on loopback, made anew for each test run: nothing that is secret is in the repository.
import { generate } from "selfsigned";
import type { TlsIdentity } from "../../src/sync/stand-in/stand-in-hris.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Signed by itself: who is to trust it gets it with NODE_EXTRA_CA_CERTS. */
export async function createTestCertificate(): Promise<TlsIdentity> {
	const now = Date.now();
	const made = await generate([{ name: "commonName", value: "127.0.0.1" }], {
		keyType: "ec",
		curve: "P-256",
		algorithm: "sha256",
		notBeforeDate: new Date(now - DAY_MS),
		notAfterDate: new Date(now + 30 * DAY_MS),
		extensions: [
			{ name: "basicConstraints", cA: true, critical: true },
			{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
		],
	});
	return { cert: made.cert, key: made.private };
}
