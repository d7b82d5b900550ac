// `npm run tls`: a certificate of this computer's own, so that it can be reached beyond loopback.
import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, rename, writeFile } from "node:fs/promises";
import { hostname, networkInterfaces } from "node:os";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { generate } from "selfsigned";
import { ownTlsPaths } from "../app/tls-paths.ts";
import { CommandError, loadCommandConfig, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run tls -- [--host <name or address>]... [--force]
    --host <name>  a name or address that browsers will use, besides this computer's own
    --force        replace the certificate that is there`;
/** Apple's systems accept no server certificate that lives longer. */
const VALID_DAYS = 825;
const DAY_MS = 24 * 60 * 60 * 1000;
const HOST = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i;
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*)$/i;

await runCommand(USAGE, async () => {
	const { values } = parseArgs({
		options: { host: { type: "string", multiple: true, default: [] }, force: { type: "boolean", default: false } },
	});
	const paths = ownTlsPaths(loadCommandConfig().dataDir);
	if (!values.force && (existsSync(paths.cert) || existsSync(paths.key)))
		throw new CommandError(`There is a certificate already: ${paths.cert}. Replace it with --force.`);
	const wrong = values.host.find((host) => !HOST.test(host) && !ADDRESS.test(host));
	if (wrong !== undefined) throw new UsageError(`"${wrong}" is no host name or address.`);

	const hosts = [...new Set([...ownHosts(), ...values.host])];
	const { cert, key, fingerprint } = await createCertificate(hosts);
	await mkdir(dirname(paths.key), { recursive: true, mode: 0o700 });
	await chmod(dirname(paths.key), 0o700);
	await writePrivate(paths.key, key);
	await writePrivate(paths.cert, cert);
	console.log(`Certificate for ${hosts.join(", ")}\n  ${paths.cert}\n  SHA-256 ${fingerprint}`);
	console.log("Browsers warn until this certificate is trusted on their computer; compare the fingerprint there.");
	console.log("Then start with HADIR_HOST=0.0.0.0.");
	return 0;
});

/** Every name and address under which this computer can be reached. */
function ownHosts(): string[] {
	const name = hostname();
	const addresses = Object.values(networkInterfaces())
		.flatMap((interfaces) => interfaces ?? [])
		.filter(({ internal, address }) => !internal && !address.startsWith("fe80:"))
		.map(({ address }) => address);
	return ["localhost", "127.0.0.1", "::1", name, `${name.replace(/\.local$/, "")}.local`, ...addresses];
}

async function createCertificate(hosts: readonly string[]) {
	const now = Date.now();
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
				altNames: hosts.map((host) => (ADDRESS.test(host) ? { type: 7, ip: host } : { type: 2, value: host })),
			},
		],
	});
	return { cert: made.cert, key: made.private, fingerprint: new X509Certificate(made.cert).fingerprint256 };
}

/** Whole or not at all, and never readable by others in between. */
async function writePrivate(path: string, text: string): Promise<void> {
	await writeFile(`${path}.new`, text, { mode: 0o600, flush: true });
	await rename(`${path}.new`, path);
}
