// Whether this kiosk can do its work now: what a supervisor of processes, a launcher on trial and a load balancer ask.
import { AppError } from "../../domain/errors.ts";
import { judgeDisk } from "../../domain/operation/disk-space.ts";
import { type Readiness, type ReadinessReason, readinessReasons } from "../../domain/operation/readiness.ts";
import type { Clock, Log, Timer } from "../../ports/environment.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";
import type { Gallery } from "../../ports/gallery.ts";
import type { HostProbe } from "../../ports/host-probe.ts";
import type { EmployeeStore } from "../../ports/stores.ts";

export interface ReadinessService {
	/** Answers within four seconds, whatever hangs; looked at anew at most every two seconds, since anybody may ask. */
	read(): Promise<Readiness>;
	/** Throws NOT_READY with the reasons. */
	check(): Promise<void>;
}

export interface ReadinessPorts {
	readonly engine: Pick<FaceEngine, "status" | "describe">;
	readonly gallery: Pick<Gallery, "size">;
	readonly employees: Pick<EmployeeStore, "hasFaces">;
	/** Throws while nothing can be written. */
	readonly probeWrite: () => void;
	readonly host: Pick<HostProbe, "disk">;
	readonly timer: Timer;
	readonly clock: Pick<Clock, "monotonicMs">;
	readonly log: Pick<Log, "warn">;
}

/** The inference process answers between two frames; one that was stopped never does. */
const ANSWER_MS = 3_000;
const KEPT_MS = 2_000;

export function createReadinessService(ports: ReadinessPorts): ReadinessService {
	const { engine, gallery, employees, host, timer, clock, log } = ports;
	let couldWrite = true;
	let last: { readonly atMs: number; readonly found: Promise<readonly ReadinessReason[]> } | null = null;

	function withinMs<Answer>(answer: Promise<Answer>, limitMs: number): Promise<Answer | null> {
		return new Promise((resolve) => {
			const cancel = timer.schedule(limitMs, () => resolve(null));
			answer.then(
				(value) => {
					cancel();
					resolve(value);
				},
				() => {
					cancel();
					resolve(null);
				},
			);
		});
	}

	async function lookAtIndex(): Promise<ReadinessReason | null> {
		if (engine.status().state !== "ready") return null;
		const answers = await withinMs(Promise.all([gallery.size(), engine.describe()]), ANSWER_MS);
		if (answers === null) return "engine";
		const [index, { templateContractId }] = answers;
		// Who comes by PIN or badge alone has no template, and needs none.
		return index.templates === 0 && employees.hasFaces(templateContractId) ? "gallery" : null;
	}

	function lookAtStorage(): ReadinessReason | null {
		try {
			ports.probeWrite();
			couldWrite = true;
			return null;
		} catch (error) {
			// Once: who asks every second would fill what is left of the disk with this line.
			if (couldWrite) log.warn({ err: error }, "the database takes no write");
			couldWrite = false;
			return "storage";
		}
	}

	async function lookAtDisk(): Promise<ReadinessReason | null> {
		const space = await withinMs(host.disk(), ANSWER_MS);
		// Where the system does not tell, the write above is what counts.
		return space !== null && judgeDisk(space.freeBytes) === "none" ? "disk" : null;
	}

	async function look(): Promise<readonly ReadinessReason[]> {
		const storage = lookAtStorage();
		// Where nothing can be read, how many people there are is not known either: `storage` says it.
		const [index, disk] = await Promise.all([lookAtIndex().catch(() => null), lookAtDisk()]);
		return [index, storage, disk].filter((reason) => reason !== null);
	}

	async function read(): Promise<Readiness> {
		const nowMs = clock.monotonicMs();
		if (last === null || nowMs - last.atMs >= KEPT_MS) last = { atMs: nowMs, found: look() };
		const found = await last.found;
		// Costs nothing to ask: a process that died may be back before the look that is kept grows old.
		const hasEngine = engine.status().state === "ready";
		const reasons = readinessReasons.filter((reason) => found.includes(reason) || (reason === "engine" && !hasEngine));
		return { isReady: reasons.length === 0, reasons };
	}

	return {
		read,
		async check() {
			const { isReady, reasons } = await read();
			if (!isReady) throw new AppError("NOT_READY", { reasons: [...reasons] });
		},
	};
}
