// Certificates that this computer makes for itself: for a network in which nobody else vouches for it.
import { createPrivateKey, X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import type { TlsPaths } from "./tls-paths.ts";

/** Apple's systems accept no server certificate that lives longer. */
const VALID_DAYS = 825;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Renewed so long before its end, that it does not end while somebody uses it. */
const RENEW_BEFORE_MS = 30 * DAY_MS;
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*)$/i;

export interface OwnCertificate {
	/** PEM. */
	readonly cert: string;
	/** PEM. */
	readonly key: string;
	/** SHA-256 as browsers show it: pairs of hexadecimal digits with colons. */
	readonly fingerprint: string;
}

export function isIpAddress(host: string): boolean {
	return ADDRESS.test(host);
}

/** A new certificate for these names and addresses, kept in these files. */
export async function makeCertificate(paths: TlsPaths, hosts: readonly string[]): Promise<OwnCertificate> {
	const now = Date.now();
	// Loaded only then: its mathematics is a tenth of the time in which the host starts.
	const { generate } = await import("selfsigned");
	const made = await generate([{ name: "commonName", value: hostname().slice(0, 64) }], {
		keyType: "ec",
		curve: "P-256",
		algorithm: "sha256",
		notBeforeDate: new Date(now - DAY_MS),
		notAfterDate: new Date(now + VALID_DAYS * DAY_MS),
		extensions: [
			{ name: "basicConstraints", cA: false, critical: true },
			{ name: "keyUsage", digitalSignature: true, critical: true },
			{ name: "extKeyUsage", serverAuth: true },
			{
				name: "subjectAltName",
				altNames: hosts.map((host) => (isIpAddress(host) ? { type: 7, ip: host } : { type: 2, value: host })),
			},
		],
	});
	await mkdir(dirname(paths.key), { recursive: true, mode: 0o700 });
	await chmod(dirname(paths.key), 0o700);
	await writePrivate(paths.key, made.private);
	await writePrivate(paths.cert, made.cert);
	return withFingerprint(made.cert, made.private);
}

/** The certificate in these files while it fits; otherwise a new one in its place. */
export async function keepCertificate(paths: TlsPaths, hosts: readonly string[]): Promise<OwnCertificate> {
	const kept = await readCertificate(paths, hosts);
	return kept ?? makeCertificate(paths, hosts);
}

/** null when there is none, when it cannot be read, ends soon, is another key's or does not name all of `hosts`. */
async function readCertificate(paths: TlsPaths, hosts: readonly string[]): Promise<OwnCertificate | null> {
	if (!existsSync(paths.cert) || !existsSync(paths.key)) return null;
	try {
		const [cert, key] = await Promise.all([readFile(paths.cert, "utf8"), readFile(paths.key, "utf8")]);
		const parsed = new X509Certificate(cert);
		const isTimely =
			Date.now() > parsed.validFromDate.getTime() && Date.now() < parsed.validToDate.getTime() - RENEW_BEFORE_MS;
		const namesAll = hosts.every((host) => (isIpAddress(host) ? parsed.checkIP(host) : parsed.checkHost(host)));
		return isTimely && namesAll && parsed.checkPrivateKey(createPrivateKey(key)) ? withFingerprint(cert, key) : null;
	} catch {
		return null;
	}
}

function withFingerprint(cert: string, key: string): OwnCertificate {
	return { cert, key, fingerprint: new X509Certificate(cert).fingerprint256 };
}

/** Whole or not at all, and never readable by others in between. */
async function writePrivate(path: string, text: string): Promise<void> {
	await writeFile(`${path}.new`, text, { mode: 0o600, flush: true });
	await rename(`${path}.new`, path);
}
