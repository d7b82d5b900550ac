// What the kiosk does about itself without being asked: processes that have grown are replaced, and once a night the one
// of the models is, whatever it holds: what creeps in over weeks never gets there.
import {
	type MemorySample,
	type MemoryVerdict,
	type MemoryWatch,
	watchMemory,
} from "../../domain/operation/memory-watch.ts";
import type { Clock, Log } from "../../ports/environment.ts";
import type { EngineMemory, FaceEngine } from "../../ports/face-engine.ts";
import type { HostControl } from "../../ports/host-control.ts";
import type { HostProbe } from "../../ports/host-probe.ts";
import type { FaultLog } from "./fault-log.ts";
import type { MaintenanceTime } from "./maintenance-time.ts";

/** The process of the models, as far as it can be replaced. */
export interface CaredEngine extends Pick<FaceEngine, "describe"> {
	/** null while it is not ready. */
	memory(): EngineMemory | null;
	restart(): void;
}

export interface SelfCareService {
	/** For a schedule: twice a minute or so. Never throws for want of a restart. */
	look(): Promise<void>;
}

export interface SelfCarePorts {
	readonly engine: CaredEngine;
	readonly host: Pick<HostProbe, "memoryBytes" | "uptimeMs">;
	readonly hostControl: HostControl;
	readonly maintenance: MaintenanceTime;
	readonly faults: Pick<FaultLog, "record">;
	readonly clock: Pick<Clock, "monotonicMs">;
	readonly log: Log;
}

/** A process that was started a moment ago needs no refresh tonight. */
const FRESH_MS = 3_600_000;
/** By then the host has read what it keeps in memory. */
const HOST_SETTLED_MS = 300_000;

export function createSelfCareService(ports: SelfCarePorts): SelfCareService {
	const { engine, host, hostControl, maintenance, faults, clock, log } = ports;
	let engineWatch: MemoryWatch | null = null;
	let hostWatch: MemoryWatch | null = null;
	let refreshedNight: string | null = null;
	let hasAskedForRestart = false;

	const isDue = (verdict: MemoryVerdict) =>
		verdict === "excessive" || (verdict === "grown" && maintenance.isUndisturbed());

	/** Frames meanwhile wait; one that is under way is sent again by the page. */
	async function replaceEngine(why: string): Promise<number | null> {
		const sinceMs = clock.monotonicMs();
		log.info({ why }, "the inference process is replaced");
		engine.restart();
		try {
			await engine.describe();
			return clock.monotonicMs() - sinceMs;
		} catch {
			// The engine's own status says why.
			return null;
		}
	}

	async function lookAtEngine(): Promise<void> {
		const held = engine.memory();
		if (held === null) return;
		const { rssBytes, readyForMs } = held;
		const seen = watchMemory(engineWatch, { rssBytes, workedForMs: readyForMs });
		engineWatch = seen.watch;
		if (isDue(seen.verdict)) {
			log.warn({ rssBytes, baselineBytes: seen.watch.baselineBytes }, "the inference process has grown");
			faults.record({ kind: "memory-grown", recoveredAfterMs: await replaceEngine("memory") });
			return;
		}
		const night = maintenance.quietNight();
		if (night === null || night === refreshedNight || readyForMs < FRESH_MS) return;
		refreshedNight = night;
		await replaceEngine("night");
	}

	/** Ends this process, where something is there that starts it again. */
	async function lookAtHost(): Promise<void> {
		const sample: MemorySample = { rssBytes: host.memoryBytes(), workedForMs: host.uptimeMs() };
		if (sample.workedForMs < HOST_SETTLED_MS || hasAskedForRestart) return;
		const seen = watchMemory(hostWatch, sample);
		hostWatch = seen.watch;
		if (!isDue(seen.verdict)) return;
		hasAskedForRestart = true;
		const { rssBytes } = sample;
		const canRestart = hostControl.actions.includes("restartApp");
		log.error({ rssBytes, baselineBytes: seen.watch.baselineBytes, canRestart }, "the host has grown");
		faults.record({ kind: "memory-grown", recoveredAfterMs: null });
		if (canRestart) await hostControl.perform("restartApp");
	}

	return {
		async look() {
			await lookAtEngine();
			await lookAtHost();
		},
	};
}
