// How versions lie beside each other on a computer:
//
//   <root>/versions/<version>/   whole programs, each with a launch.json
//   <root>/current               link to the one that is started
//   <root>/proven                link to the one that last was healthy; it also watches over the trial of another
//   <root>/previous              link to the one before that, to go back to
//
// A link is changed by renaming another over it, which POSIX makes atomic: at every moment each of them names one whole
// program. `current` and `proven` naming two is what a trial is; nothing else has to be remembered to survive a kill.
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	realpathSync,
	renameSync,
	rmSync,
	symlinkSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { isProgramVersion } from "../core/domain/update/program-version.ts";
import { syncFolder } from "../storage/database/durable-file.ts";

const launchSchema = z.object({
	format: z.literal(1),
	version: z.string().refine(isProgramVersion),
	/** From the version's folder; the program's own Node. */
	program: z.string().min(1),
	args: z.array(z.string()),
});
export type Launch = z.output<typeof launchSchema>;

const links = ["current", "proven", "previous"] as const;
export type VersionLink = (typeof links)[number];

export interface VersionFolders {
	readonly root: string;
	folderOf(version: string): string;
	/** Which version a link names; null where there is no such link, or it names none that is there. */
	linked(link: VersionLink): string | null;
	link(link: VersionLink, version: string): void;
	/** What to start. Throws when the folder does not hold such a version. */
	launchOf(version: string): Launch;
	has(version: string): boolean;
	/** Removes every version that no link names, and what was being unpacked. */
	removeOthers(): void;
}

export function openVersionFolders(root: string): VersionFolders {
	const versionsDir = join(root, "versions");
	const folderOf = (version: string) => join(versionsDir, version);

	function launchOf(version: string): Launch {
		const launch = launchSchema.parse(JSON.parse(readFileSync(join(folderOf(version), "launch.json"), "utf8")));
		if (launch.version !== version) throw new Error(`${folderOf(version)} holds ${launch.version}`);
		return launch;
	}

	function has(version: string): boolean {
		try {
			return launchOf(version) !== null;
		} catch {
			return false;
		}
	}

	function linked(link: VersionLink): string | null {
		try {
			const version = basename(readlinkSync(join(root, link)));
			return isProgramVersion(version) && has(version) ? version : null;
		} catch {
			return null;
		}
	}

	return {
		root,
		folderOf,
		linked,
		launchOf,
		has,
		link(link, version) {
			const unfinished = join(root, `.${link}.new`);
			rmSync(unfinished, { force: true });
			symlinkSync(join("versions", version), unfinished);
			renameSync(unfinished, join(root, link));
			syncFolder(root);
		},
		removeOthers() {
			mkdirSync(versionsDir, { recursive: true });
			const kept = new Set<string | null>(links.map(linked));
			for (const name of readdirSync(versionsDir))
				if (!kept.has(name)) rmSync(join(versionsDir, name), { recursive: true, force: true });
		},
	};
}

/** The root of the installation that a program in `folder` belongs to; null when it is none, but a checkout for example. */
export function findInstallation(folder: string): string | null {
	try {
		const versionsDir = dirname(realpathSync(folder));
		const root = dirname(versionsDir);
		return basename(versionsDir) === "versions" && existsSync(join(root, "current")) ? root : null;
	} catch {
		return null;
	}
}
