// Keeps this kiosk's program up to date: looks, fetches, waits for a quiet moment, backs up, puts in place, and learns
// from the trial. One thing at a time; whatever fails is noted and tried again later.
import { AppError } from "../../domain/errors.ts";
import {
	judgeRelease,
	type Release,
	type ReleaseFile,
	type ReleaseRefusal,
	type UpdateTarget,
} from "../../domain/update/release.ts";
import { type PastUpdate, type TrialRecord, type UpdateReason, withPast } from "../../domain/update/update-record.ts";
import { nextUpdateState, noUpdate, type UpdateState, type UpdateStep } from "../../domain/update/update-state.ts";
import type { SettingsStore } from "../../ports/stores.ts";
import type { QuietMoments, QuietReason, UpdateFeed, UpdateInstaller } from "../../ports/updates.ts";
import type { BackupService } from "../operation/backup-service.ts";
import { createSerialQueue } from "../serial-queue.ts";
import { createUpdateJournal, SCHEDULE, type UpdateJournalPorts, updateReasonOf } from "./update-journal.ts";

export interface UpdateOverview {
	readonly version: string;
	/** Where it is looked; null: no feed is configured. */
	readonly feedHost: string | null;
	readonly channel: string;
	/** null: this program was not installed in a way that can be replaced. */
	readonly target: UpdateTarget | null;
	readonly lastCheckAtMs: number | null;
	readonly lastCheckFailure: UpdateReason | null;
	readonly state: UpdateState;
	/** Why the newest release is not taken; null when it is, or none was seen since the start. */
	readonly notTaken: { readonly version: string; readonly because: ReleaseRefusal } | null;
	/** What a release that is ready waits for; null when for nothing. */
	readonly waitingFor: QuietReason | null;
	readonly previousVersion: string | null;
	readonly history: readonly PastUpdate[];
}

export interface UpdateService {
	overview(): UpdateOverview;
	/** Takes note of how the trial of this program, or of the one before, went. */
	settle(): void;
	/** Looks, and fetches what is for this kiosk. Rejects with UPDATE_FAILED {reason}, UPDATE_NOT_POSSIBLE {reason}. */
	check(actor: string): Promise<UpdateOverview>;
	/**
	 * Fetches if need be, backs up and installs, whatever the hour and whatever the rollout. This process ends a moment after
	 * it resolves. Rejects with UPDATE_FAILED {reason}, UPDATE_NOT_POSSIBLE {reason}; then the kiosk goes on as it is.
	 */
	install(actor: string): Promise<UpdateOverview>;
	/** Back to the version that is kept. As `install`. */
	goBack(actor: string): Promise<UpdateOverview>;
	/** What is due by itself. Failures are noted, not thrown. */
	runDue(): Promise<void>;
}

export interface UpdateServicePorts extends UpdateJournalPorts {
	readonly databaseVersion: number;
	readonly channel: string;
	readonly feed: UpdateFeed | null;
	readonly installer: UpdateInstaller;
	readonly quiet: QuietMoments;
	readonly backups: Pick<BackupService, "backUpBeforeUpdate">;
	readonly settings: Pick<SettingsStore, "read">;
}

const HOUR_MS = 3_600_000;
const CHECK_EVERY_MS = 6 * HOUR_MS;
/** After a failure; the feed may be a colleague's computer that is switched on in the morning. */
const AGAIN_AFTER_MS = HOUR_MS;

export function createUpdateService(ports: UpdateServicePorts): UpdateService {
	const { version, feed, installer, quiet, backups, clock } = ports;
	const journal = createUpdateJournal(ports);
	const inTurn = createSerialQueue();
	let state: UpdateState = noUpdate;
	let notTaken: UpdateOverview["notTaken"] = null;
	let failedAtMs: number | null = null;

	const follow = (step: UpdateStep) => {
		state = nextUpdateState(state, step);
	};

	function judge(release: Release, isAsked: boolean) {
		const { kioskId } = ports.settings.read();
		const { databaseVersion, channel } = ports;
		const { rolledBack } = journal.read();
		return judgeRelease(
			release,
			{ version, databaseVersion, channel, target: installer.target, kioskId, rolledBack },
			isAsked,
		);
	}

	async function attempt<Result>(
		release: Release,
		otherwise: UpdateReason,
		work: () => Promise<Result>,
	): Promise<Result> {
		try {
			return await work();
		} catch (error) {
			failedAtMs = clock.nowMs();
			follow({ step: "failed" });
			throw journal.failed(release, error, otherwise);
		}
	}

	async function latest(from: UpdateFeed): Promise<Release> {
		try {
			const release = await from.latest();
			journal.remember({ lastCheckAtMs: clock.nowMs(), lastCheckFailure: null });
			return release;
		} catch (error) {
			const failure = journal.failed(null, error, "feed");
			journal.remember({ lastCheckAtMs: clock.nowMs(), lastCheckFailure: updateReasonOf(failure) });
			throw failure;
		}
	}

	async function look(isAsked: boolean): Promise<void> {
		if (feed === null) throw new AppError("UPDATE_NOT_POSSIBLE", { reason: "noFeed" });
		const release = await latest(feed);
		const verdict = judge(release, isAsked);
		notTaken = verdict.take ? null : { version: release.version, because: verdict.because };
		const known = state;
		follow(verdict.take ? { step: "found", release } : { step: "nothing" });
		if (state.phase === "found" && state !== known) journal.audit("found", SCHEDULE, { version: release.version });
	}

	async function fetchFound(isAsked: boolean): Promise<void> {
		if (state.phase !== "found") return;
		const { release } = state;
		const verdict = judge(release, isAsked);
		if (verdict.take) await attempt(release, "download", () => fetchFile(release, verdict.file));
		else follow({ step: "nothing" });
	}

	async function fetchFile(release: Release, file: ReleaseFile): Promise<void> {
		follow({ step: "downloading", doneBytes: 0 });
		if (!installer.isPrepared(release, file))
			await installer.prepare(release, file, (doneBytes) => follow({ step: "downloading", doneBytes }));
		follow({ step: "verified" });
		journal.audit("ready", SCHEDULE, { version: release.version });
	}

	async function putInPlace(actor: string): Promise<void> {
		if (state.phase !== "ready") return;
		const { release } = state;
		const backup = await attempt(release, "backup", async () => {
			follow({ step: "backingUp" });
			const { fileName } = await backups.backUpBeforeUpdate(actor);
			follow({ step: "backedUp", backup: fileName });
			return fileName;
		});
		await attempt(release, "install", () =>
			switchTo(release, { version: release.version, from: version, backup, sinceMs: clock.nowMs() }, actor),
		);
	}

	/** Written down before the switch: whoever starts next must know where the backup is. */
	async function switchTo(release: Release, trial: TrialRecord, actor: string): Promise<void> {
		const { trial: noTrial, lastInstalled } = journal.read();
		journal.remember({ trial, lastInstalled: trial });
		journal.audit("install", actor, { version: trial.version, from: trial.from });
		try {
			await installer.install(release);
		} catch (error) {
			journal.remember({ trial: noTrial, lastInstalled });
			throw error;
		}
	}

	async function sendBack(actor: string): Promise<void> {
		const previous = installer.previousVersion();
		if (previous === null) throw new AppError("UPDATE_NOT_POSSIBLE", { reason: "noPrevious" });
		const before = journal.read();
		const atMs = clock.nowMs();
		journal.remember({
			...withPast(before, { version, from: previous, outcome: "rolledBack", reason: "byHand", atMs }),
			trial: null,
		});
		journal.audit("goBack", actor, { version, to: previous });
		try {
			await installer.goBack();
		} catch (error) {
			journal.remember(before);
			throw journal.failed(null, error, "install");
		}
	}

	function settle(): void {
		const { trial } = journal.read();
		const outcome = installer.outcome();
		if (trial === null) follow({ step: "settled" });
		else if (outcome?.version === trial.version) {
			journal.concluded(trial.from, outcome);
			follow({ step: "settled" });
		} else if (trial.version === version) follow({ step: "tried", ...trial });
		// Another program was put in place by hand, or the switch never happened: nothing is on trial.
		else journal.remember({ trial: null });
	}

	function isCheckDue(): boolean {
		const { lastCheckAtMs, lastCheckFailure } = journal.read();
		if (lastCheckAtMs === null) return true;
		const sinceMs = Math.abs(clock.nowMs() - lastCheckAtMs);
		return sinceMs >= (lastCheckFailure === null ? CHECK_EVERY_MS : AGAIN_AFTER_MS);
	}

	async function keepUp(): Promise<void> {
		if (state.phase === "trial") return settle();
		if (feed === null || !ports.settings.read().setupCompleted) return;
		if (isCheckDue()) await look(false);
		if (failedAtMs !== null && Math.abs(clock.nowMs() - failedAtMs) < AGAIN_AFTER_MS) return;
		failedAtMs = null;
		await fetchFound(false);
		if (state.phase === "ready" && quiet.waitingFor() === null) await putInPlace(SCHEDULE);
	}

	function overview(): UpdateOverview {
		const { lastCheckAtMs, lastCheckFailure, history } = journal.read();
		return {
			version,
			feedHost: feed?.host ?? null,
			channel: ports.channel,
			target: installer.target,
			lastCheckAtMs,
			lastCheckFailure,
			state,
			notTaken,
			waitingFor: state.phase === "ready" ? quiet.waitingFor() : null,
			previousVersion: installer.previousVersion(),
			history,
		};
	}

	return {
		overview,
		settle,
		check: (actor) =>
			inTurn(async () => {
				journal.audit("check", actor, {});
				await look(false);
				await fetchFound(false);
				return overview();
			}),
		install: (actor) =>
			inTurn(async () => {
				if (state.phase !== "ready") await look(true);
				await fetchFound(true);
				if (state.phase !== "ready")
					throw new AppError("UPDATE_NOT_POSSIBLE", { reason: notTaken?.because ?? "nothing" });
				await putInPlace(actor);
				return overview();
			}),
		goBack: (actor) =>
			inTurn(async () => {
				await sendBack(actor);
				return overview();
			}),
		runDue: () =>
			inTurn(async () => {
				try {
					await keepUp();
				} catch (error) {
					// Noted already.
					if (!(error instanceof AppError)) throw error;
				}
			}),
	};
}
