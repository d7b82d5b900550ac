// For whoever makes releases: makes the key, and signs what a release says and has.
//   node scripts/sign-release.mjs make-key <private key file>
//   node scripts/sign-release.mjs sign <folder with the files> --key <private key file> --version 1.4.0 --database 220 ...

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { createReadStream, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { signRelease } from "../src/updates/signed-release.ts";

const usage = `npm run sign-release -- make-key <file>
    makes the key pair: the private key into <file>, which must not lie in a checkout; the public one is printed
npm run sign-release -- sign <folder> --key <file> --version <x.y.z> --database <n> --file <target>=<name> [--file ...]
    writes <folder>/hadir-<channel>.json
    --channel <name>       stable unless said otherwise
    --minimum <x.y.z>      oldest version that can go to this one directly; 0.1.0
    --percent <0..100>     to how many of all kiosks; 100. Raise it by signing again
    --notes-id, --notes-en what an administrator reads
    --released <time>      RFC 3339; now
    targets: node-linux-x64, node-linux-arm64, appimage-linux-x64, nsis-win-x64`;

/** @param {import("node:crypto").KeyObject} key */
const publicText = (key) => createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");

/** @param {string} path */
function makeKey(path) {
	const { privateKey } = generateKeyPairSync("ed25519");
	// `wx`: an older key is never written over.
	writeFileSync(path, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
	console.log(`HADIR_UPDATE_KEY=${publicText(privateKey)}`);
}

/** @param {string} folder @param {string} pair `<target>=<name>` */
async function describeFile(folder, pair) {
	const [target = "", name = ""] = pair.split("=");
	const hash = createHash("sha512");
	await pipeline(createReadStream(join(folder, name)), hash);
	return { target, name, bytes: statSync(join(folder, name)).size, sha512: hash.digest("base64") };
}

try {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			key: { type: "string" },
			version: { type: "string" },
			database: { type: "string" },
			file: { type: "string", multiple: true, default: [] },
			channel: { type: "string", default: "stable" },
			minimum: { type: "string", default: "0.1.0" },
			percent: { type: "string", default: "100" },
			"notes-id": { type: "string", default: "" },
			"notes-en": { type: "string", default: "" },
			released: { type: "string" },
		},
	});
	const [action, place] = positionals;
	if (action === "make-key" && place !== undefined) makeKey(place);
	else if (action === "sign" && place !== undefined && values.key !== undefined) {
		const privateKey = createPrivateKey(readFileSync(values.key));
		const release = {
			version: values.version,
			channel: values.channel,
			releasedAtMs: values.released === undefined ? Date.now() : Date.parse(values.released),
			minimumVersion: values.minimum,
			databaseVersion: Number(values.database),
			stagingPercentage: Number(values.percent),
			notes: { id: values["notes-id"], en: values["notes-en"] },
			files: await Promise.all(values.file.map((pair) => describeFile(place, pair))),
		};
		const path = join(place, `hadir-${values.channel}.json`);
		writeFileSync(path, signRelease(release, privateKey));
		console.log(
			`${basename(path)}: ${values.version} to ${values.percent} %, signed; public key ${publicText(privateKey)}`,
		);
	} else {
		console.error(usage);
		process.exitCode = 2;
	}
} catch (error) {
	console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
	process.exitCode = 1;
}
