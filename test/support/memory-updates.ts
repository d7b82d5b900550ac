// Ports of the update service in memory, and releases to feed it.
import { AppError } from "../../src/core/domain/errors.ts";
import type { Release, ReleaseFile } from "../../src/core/domain/update/release.ts";
import { emptyUpdateRecord, type UpdateReason, type UpdateRecord } from "../../src/core/domain/update/update-record.ts";
import type {
	QuietReason,
	TrialOutcome,
	UpdateFeed,
	UpdateInstaller,
	UpdateRecordStore,
} from "../../src/core/ports/updates.ts";

export const nodeFile: ReleaseFile = {
	target: "node-linux-x64",
	name: "hadir-node-linux-x64.tar.gz",
	bytes: 1000,
	sha512: "a".repeat(86).concat("=="),
};

export function releaseOf(version: string, changes: Partial<Release> = {}): Release {
	return {
		version,
		channel: "stable",
		releasedAtMs: 0,
		minimumVersion: "0.0.1",
		databaseVersion: 100,
		stagingPercentage: 100,
		notes: { id: "", en: "" },
		files: [nodeFile],
		...changes,
	};
}

/** What a test arranges, and what it finds done. */
export interface UpdateWorld {
	latest: Release;
	fails: Partial<Record<"feed" | "prepare" | "backup" | "install", UpdateReason>>;
	waitingFor: QuietReason | null;
	previous: string | null;
	outcome: TrialOutcome | null;
	record: UpdateRecord;
	readonly prepared: Set<string>;
	readonly done: string[];
}

export function createUpdateWorld(latest: Release): UpdateWorld {
	return {
		latest,
		fails: {},
		waitingFor: null,
		previous: null,
		outcome: null,
		record: emptyUpdateRecord,
		prepared: new Set(),
		done: [],
	};
}

export function portsOf(world: UpdateWorld) {
	const refuse = (step: keyof UpdateWorld["fails"]) => {
		const reason = world.fails[step];
		if (reason) throw new AppError("UPDATE_FAILED", { reason });
	};
	const feed: UpdateFeed = {
		host: "updates.example",
		latest: async () => {
			refuse("feed");
			return world.latest;
		},
	};
	const installer: UpdateInstaller = {
		target: "node-linux-x64",
		prepare: async ({ version }, file, onProgress) => {
			onProgress(file.bytes / 2);
			refuse("prepare");
			world.done.push(`prepare ${version}`);
			world.prepared.add(version);
		},
		isPrepared: ({ version }) => world.prepared.has(version),
		install: async ({ version }) => {
			refuse("install");
			world.done.push(`install ${version}`);
		},
		outcome: () => world.outcome,
		previousVersion: () => world.previous,
		goBack: async () => {
			refuse("install");
			world.done.push(`goBack ${world.previous}`);
		},
	};
	const record: UpdateRecordStore = {
		read: () => world.record,
		write: (next) => {
			world.record = next;
		},
	};
	const backups = {
		backUpBeforeUpdate: async () => {
			refuse("backup");
			world.done.push("backup");
			return {
				fileName: "hadir-x-update.hadirbackup",
				kind: "update" as const,
				madeAtMs: 0,
				bytes: 1,
				kioskId: null,
				kioskName: null,
				databaseVersion: 100,
				people: 0,
				events: 0,
				waiting: 0,
				isLogIntact: true,
				hasRecovery: false,
			};
		},
	};
	return { feed, installer, record, backups, quiet: { waitingFor: () => world.waitingFor } };
}
