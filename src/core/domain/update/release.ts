// What the maker of a release says about it, signed; and what of it concerns this kiosk.
import { compareVersions } from "./program-version.ts";
import { isInRollout } from "./rollout.ts";

/**
 * How this program was installed: only a file made for that can replace it. What a package manager put there belongs to
 * it, and is replaced by it.
 */
export const updateTargets = ["node-linux-x64", "node-linux-arm64", "appimage-linux-x64", "nsis-win-x64"] as const;
export type UpdateTarget = (typeof updateTargets)[number];

export interface ReleaseFile {
	readonly target: UpdateTarget;
	/** A plain file name, beside the manifest. */
	readonly name: string;
	readonly bytes: number;
	/** Base64. */
	readonly sha512: string;
}

export interface Release {
	readonly version: string;
	readonly channel: string;
	readonly releasedAtMs: number;
	/** The oldest version that can go to this one directly. */
	readonly minimumVersion: string;
	/** Of the database that this version writes. */
	readonly databaseVersion: number;
	/** To how many of all kiosks, 0..100; raised by signing the same release again. */
	readonly stagingPercentage: number;
	readonly notes: { readonly id: string; readonly en: string };
	readonly files: readonly ReleaseFile[];
}

/** This kiosk, as far as a release cares. */
export interface UpdateSituation {
	readonly version: string;
	readonly databaseVersion: number;
	readonly channel: string;
	/** null: it was not installed in a way that can be replaced. */
	readonly target: UpdateTarget | null;
	readonly kioskId: string;
	/** Versions that were tried here and did not become healthy, or were sent back by hand. */
	readonly rolledBack: readonly string[];
}

export const releaseRefusals = [
	"same",
	"older",
	"rolledBack",
	"otherChannel",
	"notInstalled",
	"noFile",
	"tooFarAhead",
	"databaseOlder",
	"notYet",
] as const;
export type ReleaseRefusal = (typeof releaseRefusals)[number];

export type ReleaseVerdict =
	| { readonly take: true; readonly file: ReleaseFile }
	| { readonly take: false; readonly because: ReleaseRefusal };

/**
 * @param isAsked somebody wants it now: the rollout is not waited for, and a version that was sent back may be tried
 *   again. An older one never: a feed that is held back or taken over must not bring old faults back.
 */
export function judgeRelease(release: Release, situation: UpdateSituation, isAsked = false): ReleaseVerdict {
	const because = refusalOf(release, situation, isAsked);
	const file = release.files.find(({ target }) => target === situation.target);
	if (because !== null) return { take: false, because };
	return file ? { take: true, file } : { take: false, because: "noFile" };
}

function refusalOf(release: Release, situation: UpdateSituation, isAsked: boolean): ReleaseRefusal | null {
	const { version, databaseVersion, channel, target, kioskId, rolledBack } = situation;
	const order = compareVersions(release.version, version);
	if (order === 0) return "same";
	if (order < 0) return "older";
	if (release.channel !== channel) return "otherChannel";
	if (target === null) return "notInstalled";
	if (compareVersions(version, release.minimumVersion) < 0) return "tooFarAhead";
	if (release.databaseVersion < databaseVersion) return "databaseOlder";
	if (isAsked) return null;
	if (rolledBack.includes(release.version)) return "rolledBack";
	return isInRollout(kioskId, release.stagingPercentage) ? null : "notYet";
}
