// New versions of the program: where they are heard of, how they are put in place, what is remembered.
import type { Release, ReleaseFile, UpdateTarget } from "../domain/update/release.ts";
import type { UpdateOutcome, UpdateReason, UpdateRecord } from "../domain/update/update-record.ts";

export interface UpdateFeed {
	/** Host of the address, for the screen. */
	readonly host: string;
	/**
	 * The newest release, its signature checked. Rejects with UPDATE_FAILED {reason: "feed"} when it cannot be had and
	 * {reason: "signature"} when it is not signed by the key of the configuration.
	 */
	latest(): Promise<Release>;
}

/** How the last program that was put in place did, as whoever watched over its start saw it. */
export interface TrialOutcome {
	readonly version: string;
	readonly outcome: Exclude<UpdateOutcome, "failed">;
	readonly reason: UpdateReason | null;
	readonly atMs: number;
}

export interface UpdateInstaller {
	/** null: this program was not installed in a way that can be replaced. */
	readonly target: UpdateTarget | null;
	/**
	 * Fetches and checks everything, and lays it ready beside the running program; again after a break where it stopped.
	 * Rejects with UPDATE_FAILED {reason: "download" | "signature" | "disk" | "install"}.
	 */
	prepare(release: Release, file: ReleaseFile, onProgress: (doneBytes: number) => void): Promise<void>;
	/** Whether `prepare` was done for it, also by an earlier start. */
	isPrepared(release: Release, file: ReleaseFile): boolean;
	/** Puts it in place and lets this process end. Rejects with UPDATE_FAILED {reason: "install"}; then nothing changed. */
	install(release: Release): Promise<void>;
	/** null while a trial goes on, or when there was none. */
	outcome(): TrialOutcome | null;
	/** The version that is kept beside this one; null where there is none. */
	previousVersion(): string | null;
	/** Puts the kept version in place and lets this process end. Rejects as `install` does. */
	goBack(): Promise<void>;
}

export interface UpdateRecordStore {
	read(): UpdateRecord;
	/** On disk when it returns. */
	write(record: UpdateRecord): void;
}

/** Whether this is a moment at which nobody is disturbed by a restart. */
export interface QuietMoments {
	/** null: now. Otherwise what is waited for. */
	waitingFor(): QuietReason | null;
}

/** `people`: somebody is there or was a moment ago, or their punches are being delivered. */
export const quietReasons = ["hour", "people", "backup"] as const;
export type QuietReason = (typeof quietReasons)[number];
