// What the health page says of each part, worst first to notice: pure, so that it can be tested without a screen.
import { type HadirClient, isRefusedByReceivers } from "../../../contract/index.ts";

export type HealthReport = Awaited<ReturnType<HadirClient["health"]["report"]>>;
export type Verdict = "good" | "warning" | "bad" | "unknown";

export interface Verdicts {
	readonly camera: Verdict;
	readonly engine: Verdict;
	readonly liveness: Verdict;
	readonly models: Verdict;
	readonly disk: Verdict;
	readonly clock: Verdict;
	readonly database: Verdict;
	readonly backup: Verdict;
	/** By target id. */
	readonly targets: Readonly<Record<string, Verdict>>;
}

type Target = HealthReport["status"]["sync"]["targets"][number];

/** Packs that were touched after they were installed; one that never was installed is a choice. */
export function brokenPacks({ packs }: Pick<HealthReport, "packs">): readonly string[] {
	return (packs ?? [])
		.filter(({ state, isInUse }) => state === "altered" || (isInUse && state === "missing"))
		.map(({ packId }) => packId);
}

function judgeTarget({ state, deadLetters, waiting }: Target): Verdict {
	if (state === "paused" || state === "unusable") return "bad";
	if (state === "offline" || deadLetters > 0) return "warning";
	if (state === "off") return waiting > 0 ? "warning" : "unknown";
	return "good";
}

function judgeEngine({ state }: HealthReport["status"]["engine"]): Verdict {
	if (state === "ready") return "good";
	return state === "failed" || state === "stopped" ? "bad" : "warning";
}

function judgeLiveness({ livenessMode, missingLivenessLayers }: HealthReport["status"]): Verdict {
	if (livenessMode !== "enforce") return "bad";
	return missingLivenessLayers.length > 0 ? "warning" : "good";
}

/** By how much the kiosk's clock is ahead of what is better known, milliseconds; null when nothing is. */
export function clockAheadMs({ kioskClock, nowMs }: HealthReport["status"]): number | null {
	return kioskClock.estimatedMs === null ? null : nowMs - kioskClock.estimatedMs;
}

/** So wrong that receivers refuse what this kiosk sends. */
export function isClockRefused(status: HealthReport["status"]): boolean {
	return isRefusedByReceivers(clockAheadMs(status) ?? 0);
}

function judgeClock(status: HealthReport["status"]): Verdict {
	if (status.kioskClock.state === "trusted") return "good";
	return isClockRefused(status) ? "bad" : "warning";
}

function judgeCheck(lastCheck: HealthReport["database"]["lastCheck"]): Verdict {
	if (lastCheck === null) return "unknown";
	return lastCheck.ok ? "good" : "bad";
}

/** `hasCamera` null: the page may not look. */
export function judge(report: HealthReport, hasCamera: boolean | null): Verdicts {
	const { status, vitals, packs, disk, database, backup } = report;
	const diskVerdicts = { good: "good", little: "warning", none: "bad" } as const;
	const isMeant = database.standing === "good" || database.standing === "none";
	return {
		camera: hasCamera === false ? "bad" : vitals.lastFrameAtMs === null ? "unknown" : "good",
		engine: judgeEngine(status.engine),
		liveness: judgeLiveness(status),
		models: packs === null || brokenPacks(report).length > 0 ? "bad" : "good",
		disk: disk === null ? "unknown" : diskVerdicts[disk.verdict],
		clock: judgeClock(status),
		backup: backup.verdict === "good" && backup.failures === 0 ? "good" : "warning",
		database: isMeant ? judgeCheck(database.lastCheck) : "bad",
		targets: Object.fromEntries(status.sync.targets.map((target) => [target.targetId, judgeTarget(target)])),
	};
}

export function countTrouble({ targets, ...parts }: Verdicts): number {
	return [...Object.values(parts), ...Object.values(targets)].filter(
		(verdict) => verdict === "bad" || verdict === "warning",
	).length;
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** 1,4 GB (id), 1.4 GB (en). */
export function formatBytes(bytes: number, locale: string): string {
	const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
	const options = { style: "unit", unit: units[power] ?? "byte", maximumFractionDigits: 1 } as const;
	return new Intl.NumberFormat(locale, options).format(bytes / 1000 ** power);
}
