// What a scripted host answers about updates.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { UpdateOverview } from "../../src/renderer/features/updates/update-view.ts";

const os = implement(contract);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function plainUpdates(nowMs: number): UpdateOverview {
	return {
		version: "1.4.0",
		feedHost: "updates.example",
		channel: "stable",
		target: "node-linux-x64",
		lastCheckAtMs: nowMs - 2 * HOUR_MS,
		lastCheckFailure: null,
		phase: "idle",
		release: null,
		progress: null,
		notTaken: { version: "1.4.0", because: "same" },
		waitingFor: null,
		previousVersion: "1.3.2",
		history: [
			{ version: "1.4.0", from: "1.3.2", outcome: "healthy", reason: null, atMs: nowMs - 6 * DAY_MS },
			{ version: "1.3.9", from: "1.3.2", outcome: "rolledBack", reason: "notReady", atMs: nowMs - 20 * DAY_MS },
			{ version: "1.3.9", from: "1.3.2", outcome: "failed", reason: "backup", atMs: nowMs - 21 * DAY_MS },
		],
	};
}

export function readyUpdate(nowMs: number): UpdateOverview {
	return {
		...plainUpdates(nowMs),
		phase: "ready",
		release: {
			version: "1.5.0",
			releasedAtMs: nowMs - DAY_MS,
			notes: {
				id: "Kamera yang dicabut dikenali lebih cepat. Ekspor untuk bulan berjalan.",
				en: "A camera that was unplugged is noticed sooner. Export of the present month.",
			},
			bytes: 184_000_000,
		},
		notTaken: null,
		waitingFor: "hour",
	};
}

export function updateProcedures(overview: UpdateOverview) {
	return {
		updates: {
			overview: os.updates.overview.handler(() => overview),
			check: os.updates.check.handler(() => overview),
			install: os.updates.install.handler(() => ({ ...overview, phase: "installing" as const })),
			goBack: os.updates.goBack.handler(() => overview),
		},
	};
}
