// What a scripted host answers about its health: a kiosk that is well, but for what the scene changes.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { HealthReport } from "../../src/renderer/features/health/health-findings.ts";
import type { Script } from "./scripted-host.ts";

const GIGABYTE = 1e9;

export function plainHealth(script: Pick<Script, "status">): HealthReport {
	const pack = { recognition: null, detects: false, isNonCommercial: false } as const;
	return {
		status: script.status,
		vitals: {
			framesPerSecond: 0,
			lastFrameAtMs: script.status.nowMs - 45_000,
			stages: [
				{ stage: "decode", medianMs: 3.1, p95Ms: 4.6 },
				{ stage: "detect", medianMs: 2.4, p95Ms: 3.9 },
				{ stage: "landmarks", medianMs: 0.3, p95Ms: 0.5 },
				{ stage: "liveness", medianMs: 11.2, p95Ms: 15.8 },
				{ stage: "embed", medianMs: 7.4, p95Ms: 9.9 },
				{ stage: "total", medianMs: 24.4, p95Ms: 34.7 },
			],
		},
		packs: [
			{
				...pack,
				packId: "default",
				title: "faceplugin",
				licences: ["MIT"],
				state: "installed",
				detects: true,
				isInUse: true,
			},
			{
				...pack,
				packId: "deepface-antispoof",
				title: "MiniFASNet",
				licences: ["Apache-2.0"],
				state: "installed",
				isInUse: false,
			},
			{
				...pack,
				packId: "anti-spoof-mn3",
				title: "anti-spoof-mn3",
				licences: ["MIT"],
				state: "missing",
				isInUse: false,
			},
		],
		modelsErrorCode: null,
		disk: { freeBytes: 112 * GIGABYTE, totalBytes: 240 * GIGABYTE, verdict: "good" },
		database: {
			bytes: 48_300_000,
			version: 120,
			standing: "good",
			lastCheck: { ok: true, records: 18_204, checkpoints: 12, beginsAfter: 0, atMs: script.status.nowMs - 3_600_000 },
		},
		backup: { verdict: "good", lastAtMs: script.status.nowMs - 6 * 3_600_000, failures: 0 },
		host: { uptimeMs: 3 * 86_400_000 + 7_300_000, memoryBytes: 312e6, runtime: "Node 24.21.0", platform: "linux x64" },
	};
}

/** `meet` throws the refusal that the script planned for a procedure. */
export function healthProcedures(
	script: Script,
	changes: Partial<HealthReport> | undefined,
	meet: (name: string) => void,
) {
	const { health: os } = implement(contract);
	return {
		report: os.report.handler(() => {
			meet("health.report");
			return { ...plainHealth(script), ...changes };
		}),
		checkLog: os.checkLog.handler(() => ({
			ok: true,
			records: 18_204,
			checkpoints: 12,
			beginsAfter: 0,
			atMs: script.status.nowMs,
		})),
		acceptLog: os.acceptLog.handler(() => ({ standing: "good" as const })),
		bundle: os.bundle.handler(() => new File(["{}"], "hadir-diagnostics.json", { type: "application/json" })),
	};
}
