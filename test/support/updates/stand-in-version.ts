// Stand-ins for whole versions of the program: a folder, a launch.json, and a server of some lines that is as good or as
// bad as the test wants. Packed, they are tarballs like the real ones.
import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "tar";
import type { Release, ReleaseFile } from "../../../src/core/domain/update/release.ts";

/** `good`: ready at once. `neverReady`: runs and says so. `silent`: says nothing. `crashes`: is ready, and ends after 0.4 s. */
export type Behaviour = "good" | "neverReady" | "silent" | "crashes" | "endsAtOnce";

/**
 * Writes its version and arguments into `<root>/started.log`, and says how it does as the host says it. Ends with its
 * launcher, as the host does.
 */
const program = (version: string, behaviour: Behaviour) => `
import { appendFileSync } from "node:fs";
import { join } from "node:path";
appendFileSync(join(import.meta.dirname, "../../started.log"), "${version}\\n");
if ("${behaviour}" === "endsAtOnce") process.exit(3);
const readiness = "${behaviour}" === "neverReady" ? "notReady" : "ready";
if ("${behaviour}" !== "silent") setInterval(() => process.send?.({ readiness }), 50);
else setInterval(() => {}, 1000);
if ("${behaviour}" === "crashes") setTimeout(() => process.exit(3), 400);
process.on("SIGTERM", () => process.exit(0));
process.on("SIGUSR2", () => process.exit(75));
process.on("disconnect", () => process.exit(0));
`;

export function writeVersion(folder: string, version: string, behaviour: Behaviour): void {
	mkdirSync(join(folder, "bin"), { recursive: true });
	// In place of a Node of its own; `exec`, so that it is one process.
	writeFileSync(join(folder, "bin", "node"), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
	writeFileSync(join(folder, "main.mjs"), program(version, behaviour));
	const launch = { format: 1, version, program: "bin/node", args: ["main.mjs"] };
	writeFileSync(join(folder, "launch.json"), JSON.stringify(launch));
}

/** An installation with one version in it, as the first install leaves it. */
export function writeInstallation(root: string, version: string, behaviour: Behaviour = "good"): void {
	writeVersion(join(root, "versions", version), version, behaviour);
	symlinkSync(join("versions", version), join(root, "current"));
}

/** Packs such a version into `<folder>/hadir-<version>.tar.gz`. */
export async function packVersion(folder: string, version: string, behaviour: Behaviour): Promise<ReleaseFile> {
	const name = `hadir-${version}.tar.gz`;
	const source = join(folder, `.source-${version}`);
	writeVersion(join(source, `hadir-${version}`), version, behaviour);
	await create({ gzip: true, file: join(folder, name), cwd: source }, [`hadir-${version}`]);
	return describeFile(join(folder, name), name);
}

export function describeFile(path: string, name: string): ReleaseFile {
	const sha512 = createHash("sha512").update(readFileSync(path)).digest("base64");
	return { target: "node-linux-x64", name, bytes: statSync(path).size, sha512 };
}

export function releaseWith(version: string, files: readonly ReleaseFile[], changes: Partial<Release> = {}): Release {
	return {
		version,
		channel: "stable",
		releasedAtMs: 1_795_000_000_000,
		minimumVersion: "0.0.1",
		databaseVersion: 100,
		stagingPercentage: 100,
		notes: { id: "Perbaikan.", en: "Fixes." },
		files: [...files],
		...changes,
	};
}

export interface ReleaseKey {
	readonly privateKey: KeyObject;
	readonly publicKey: KeyObject;
	/** As in the configuration. */
	readonly text: string;
}

export function makeReleaseKey(): ReleaseKey {
	const { privateKey, publicKey } = generateKeyPairSync("ed25519");
	return { privateKey, publicKey, text: publicKey.export({ type: "spki", format: "der" }).toString("base64") };
}
