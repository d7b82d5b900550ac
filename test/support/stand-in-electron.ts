// A folder laid out as Electron's own release for Linux, for packing where the real one cannot be had. Its program holds a
// real fuse wire, so that flipping fuses is really done; it cannot be run.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Electron's documentation, "Electron Fuses": what marks the wire, then its version, its length, and a character a fuse. */
const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const FUSES_OF_ELECTRON = 8;

export function makeStandInElectron(folder: string, version: string): void {
	mkdirSync(join(folder, "resources"), { recursive: true });
	mkdirSync(join(folder, "locales"));
	const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, FUSES_OF_ELECTRON]), Buffer.from("01100101")]);
	const program = Buffer.concat([Buffer.from("\x7fELF stand-in"), Buffer.alloc(64), wire, Buffer.alloc(64)]);
	writeFileSync(join(folder, "electron"), program, { mode: 0o755 });
	writeFileSync(join(folder, "version"), version);
	for (const name of ["chrome-sandbox", "chrome_crashpad_handler"])
		writeFileSync(join(folder, name), "\x7fELF stand-in", { mode: 0o755 });
	for (const locale of ["de", "en-US", "id"]) writeFileSync(join(folder, "locales", `${locale}.pak`), "stand-in");
	for (const name of ["LICENSE", "LICENSES.chromium.html", "resources.pak", "icudtl.dat", "libffmpeg.so"])
		writeFileSync(join(folder, name), "stand-in");
}
