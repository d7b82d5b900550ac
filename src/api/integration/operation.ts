// What a monitoring system asks: is it up, is it well, is the HRIS reached.
import { toTimestamp } from "../../core/domain/timestamp.ts";
import type { Clock } from "../../core/ports/environment.ts";
import { effectivePrincipal } from "../context.ts";
import type { Procedures } from "../procedures.ts";
import type { Services } from "../services.ts";

export function implementOperation(
	{ integration: procedures }: Procedures,
	{ status, metrics, readiness }: Pick<Services, "status" | "metrics" | "readiness">,
	{ clock }: { readonly clock: Clock },
) {
	const toTime = (epochMs: number | null) =>
		epochMs === null ? null : toTimestamp(epochMs, clock.zone(epochMs).offsetMinutes);
	return {
		home: procedures.home.handler(() => ({
			status: "ok" as const,
			service: "hadir" as const,
			version: status.kiosk().version,
		})),
		sync: procedures.sync.handler(() => {
			const sync = status.sync();
			const data = {
				network: sync.network,
				target: sync.targetHost,
				waiting: sync.waiting,
				oldest_waiting_at: toTime(sync.oldestWaitingAtMs),
				delivered: sync.delivered,
				last_delivered_at: toTime(sync.lastDeliveredAtMs),
				dead_letters: sync.deadLetters,
				last_error: sync.lastErrorCode,
				targets: sync.targets.map((target) => ({
					id: target.targetId,
					name: target.name,
					kind: target.kind,
					place: target.place,
					state: target.state,
					cause: target.cause,
					next_try_at: toTime(target.nextTryAtMs),
					notice: target.notice?.errorCode ?? null,
					waiting: target.waiting,
					held: target.held,
					oldest_waiting_at: toTime(target.oldestWaitingAtMs),
					delivered: target.delivered,
					delivered_last_minute: target.deliveredLastMinute,
					last_delivered_at: toTime(target.lastDeliveredAtMs),
					dead_letters: target.deadLetters,
					last_error: target.lastErrorCode,
				})),
			};
			return { status: "success" as const, data };
		}),
		metrics: procedures.metrics.handler(
			async () => new File([await metrics.text()], "metrics.txt", { type: metrics.mediaType }),
		),
		live: procedures.live.handler(() => ({ status: "success" as const, data: { live: true as const } })),
		ready: procedures.ready.handler(async () => {
			await readiness.check();
			return { status: "success" as const, data: { ready: true as const } };
		}),
		health: procedures.health.handler(async ({ context }) => {
			const kiosk = status.kiosk();
			const { isReady, reasons } = await readiness.read();
			const summary = { healthy: isReady, reasons, version: kiosk.version };
			// Anybody may ask whether it works; how it works is for whoever may read.
			const principal = effectivePrincipal(context);
			const mayRead =
				principal.kind === "apiClient" && (principal.scopes.includes("read") || principal.scopes.includes("monitor"));
			if (!mayRead) return { status: "success" as const, data: summary };
			const detail = {
				engine: kiosk.engine.state,
				engine_restarts: kiosk.engine.restarts,
				liveness_mode: kiosk.livenessMode,
				liveness_layers: kiosk.livenessLayers,
				enrolled_employees: kiosk.enrolledEmployees,
				outbox_waiting: kiosk.sync.waiting,
				dead_letters: kiosk.sync.deadLetters,
			};
			return { status: "success" as const, data: { ...summary, detail } };
		}),
	};
}
