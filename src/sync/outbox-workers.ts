// One worker for each target there is: follows what is added, changed, switched off and removed.

import { holdsBehindDead, type Target } from "../core/domain/delivery/target.ts";
import { AppError } from "../core/domain/errors.ts";
import type { Clock, Log, OutboxSignal, Timer } from "../core/ports/environment.ts";
import type { Connectors, HrisTarget } from "../core/ports/hris-target.ts";
import type { TargetSecretStore } from "../core/ports/secrets.ts";
import type { OutboxStore, TargetStore } from "../core/ports/stores.ts";
import { createDrainedReports } from "./drained-reports.ts";
import { createNetworkWatch, type Interfaces } from "./network-watch.ts";
import { createTargetWorker, type TargetWorker } from "./target-worker.ts";

export interface OutboxWorkersDeps {
	readonly outbox: OutboxStore;
	readonly targets: Pick<TargetStore, "list" | "find">;
	readonly connectors: Pick<Connectors, "open">;
	/** Reading throws SECRET_UNAVAILABLE. */
	readonly secrets: Pick<TargetSecretStore, "read" | "vault">;
	readonly clock: Pick<Clock, "nowMs" | "monotonicMs">;
	readonly log: Log;
	readonly timer?: Timer;
	readonly random?: () => number;
	readonly interfaces?: Interfaces;
}

export interface OutboxWorkers extends OutboxSignal {
	start(): void;
	/** Takes nothing new, waits for requests under way, cuts them after five seconds. */
	stop(): Promise<void>;
}

export function createOutboxWorkers(deps: OutboxWorkersDeps): OutboxWorkers {
	const { targets, timer, log } = deps;
	const workers = new Map<string, TargetWorker>();
	/** Workers of targets that were removed, until their last request is done. */
	const leaving = new Set<Promise<void>>();
	const sources = new Map<string, () => HrisTarget | null>();
	const reports = createDrainedReports({
		...deps,
		targets: () => new Map([...sources].flatMap(([targetId, source]) => entryOf(targetId, source()))),
	});
	let isRunning = false;
	const watch = createNetworkWatch({
		...(timer && { timer }),
		...(deps.interfaces && { interfaces: deps.interfaces }),
		isWaiting: () => [...workers.values()].some((worker) => worker.activity()?.state === "offline"),
		onChange: () => {
			for (const worker of workers.values()) worker.tryNow();
		},
	});

	function follow(): void {
		const present = new Map(targets.list().map(({ targetId, kind }) => [targetId, kind]));
		for (const [targetId, worker] of workers) {
			if (present.has(targetId)) continue;
			workers.delete(targetId);
			sources.delete(targetId);
			const gone = worker.stop().finally(() => leaving.delete(gone));
			leaving.add(gone);
		}
		for (const [targetId, kind] of present) {
			if (workers.has(targetId)) continue;
			const target = createTargetSource(deps, targetId);
			const worker = createTargetWorker({
				...deps,
				targetId,
				holdsBehindDead: holdsBehindDead(kind),
				target,
				onOutage: watch.begin,
			});
			workers.set(targetId, worker);
			sources.set(targetId, target);
			worker.start();
		}
	}

	/** Whoever woke us is done by now: what was recorded stays recorded, whatever goes wrong here. */
	function look(): void {
		if (!isRunning) return;
		try {
			follow();
			for (const worker of workers.values()) worker.wake();
		} catch (error) {
			log.error({ err: error }, "the targets cannot be read");
		}
	}

	return {
		start() {
			isRunning = true;
			deps.outbox.removeOrphans();
			follow();
			reports.start();
		},
		async stop() {
			isRunning = false;
			watch.stop();
			reports.stop();
			await Promise.all([...workers.values()].map((worker) => worker.stop()));
			await Promise.all(leaving);
			workers.clear();
			sources.clear();
		},
		wake() {
			// Not at once: the caller may be inside a transaction that has yet to be committed, or undone.
			queueMicrotask(look);
		},
		network() {
			const enabled = targets.list().filter(({ isEnabled }) => isEnabled);
			if (enabled.length === 0) return "not_configured";
			const isWell = ({ targetId }: Target) => (workers.get(targetId)?.activity()?.state ?? "online") === "online";
			return enabled.every(isWell) ? "online" : "offline";
		},
		activity(targetId) {
			const worker = workers.get(targetId);
			const known = worker?.activity() ?? null;
			const deliveredLastMinute = known?.deliveredLastMinute ?? 0;
			const quiet = { cause: null, nextTryAtMs: null, deliveredLastMinute, notice: null };
			if (!targets.find(targetId)?.isEnabled) return { ...quiet, state: "off" };
			// Before `start` nothing has been tried, so nothing has failed.
			if (!worker) return { ...quiet, state: "online" };
			if (!known) return { ...quiet, state: "unusable" };
			return { ...known, notice: reports.problemOf(targetId) };
		},
	};
}

function entryOf(targetId: string, target: HrisTarget | null): [string, HrisTarget][] {
	return target === null ? [] : [[targetId, target]];
}

/** The same object while the target stays as it is; null when it is off, gone, or cannot be used. */
function createTargetSource(deps: OutboxWorkersDeps, targetId: string): () => HrisTarget | null {
	let current: { readonly updatedAtMs: number; readonly opened: HrisTarget | null } | null = null;
	return () => {
		const target = deps.targets.find(targetId);
		if (!target?.isEnabled) {
			current = null;
			return null;
		}
		if (current?.updatedAtMs !== target.updatedAtMs)
			current = { updatedAtMs: target.updatedAtMs, opened: open(deps, target) };
		return current.opened;
	};
}

function open({ connectors, secrets, log }: OutboxWorkersDeps, target: Target): HrisTarget | null {
	try {
		const { targetId, kind, settings } = target;
		const stored = secrets.read(targetId);
		return connectors.open(kind, settings, stored, secrets.vault(targetId));
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		log.error({ targetId: target.targetId, code: error.code }, "the settings of a target cannot be used");
		return null;
	}
}
