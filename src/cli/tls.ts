// `npm run tls`: a certificate of this computer's own, so that it can be reached beyond loopback.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { lanAddresses, ownNames } from "../app/network-addresses.ts";
import { isIpAddress, makeCertificate } from "../app/own-certificate.ts";
import { ownTlsPaths } from "../app/tls-paths.ts";
import { CommandError, loadCommandConfig, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run tls -- [--host <name or address>]... [--force]
    --host <name>  a name or address that browsers will use, besides this computer's own
    --force        replace the certificate that is there`;
const HOST = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i;

await runCommand(USAGE, async () => {
	const { values } = parseArgs({
		options: { host: { type: "string", multiple: true, default: [] }, force: { type: "boolean", default: false } },
	});
	const paths = ownTlsPaths(loadCommandConfig().dataDir);
	if (!values.force && (existsSync(paths.cert) || existsSync(paths.key)))
		throw new CommandError(`There is a certificate already: ${paths.cert}. Replace it with --force.`);
	const wrong = values.host.find((host) => !HOST.test(host) && !isIpAddress(host));
	if (wrong !== undefined) throw new UsageError(`"${wrong}" is no host name or address.`);

	const hosts = [...new Set(["localhost", "127.0.0.1", "::1", ...ownNames(), ...lanAddresses(), ...values.host])];
	const { fingerprint } = await makeCertificate(paths, hosts);
	console.log(`Certificate for ${hosts.join(", ")}\n  ${paths.cert}\n  SHA-256 ${fingerprint}`);
	console.log("Browsers warn until this certificate is trusted on their computer; compare the fingerprint there.");
	console.log("Then start with HADIR_HOST=0.0.0.0.");
	return 0;
});
