// Asks HRIS systems to erase what they keep of somebody's face. Requests are written with the erasure and wait on disk until
// they are answered, so that a network that is down loses none.
import type { Target } from "../../domain/delivery/target.ts";
import { AppError } from "../../domain/errors.ts";
import { type ErasureScope, toErasedEvent } from "../../domain/rights/erasure.ts";
import { toTimestamp } from "../../domain/timestamp.ts";
import type { Clock, IdSource, Log } from "../../ports/environment.ts";
import type { ErasureRecordStore, ErasureRequest, ErasureSubject } from "../../ports/erasures.ts";
import type { Connectors, DeliveryOutcome, HrisTarget } from "../../ports/hris-target.ts";
import type { TargetSecretStore } from "../../ports/secrets.ts";
import type { SettingsStore, TargetStore } from "../../ports/stores.ts";

export interface ErasureRequests {
	/** One for every system that the kiosk delivers to; `cannot` where it has no way to be asked. */
	draft(erasureId: string, subject: ErasureSubject, scope: ErasureScope): readonly ErasureRequest[];
	/** Sends what is due. Returns the erasures for which an answer came. */
	sendDue(): Promise<readonly string[]>;
}

export interface ErasureRequestsPorts {
	readonly records: Pick<ErasureRecordStore, "dueRequests" | "answer" | "retry" | "externalId">;
	readonly targets: Pick<TargetStore, "list" | "find">;
	readonly secrets: TargetSecretStore;
	readonly connectors: Pick<Connectors, "open">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly ids: IdSource;
	readonly clock: Pick<Clock, "nowMs" | "zone">;
	readonly log: Log;
}

const AT_ONCE = 20;
const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS;

export function createErasureRequests(ports: ErasureRequestsPorts): ErasureRequests {
	const { records, targets, secrets, connectors, settings, ids, clock, log } = ports;

	/** null when its settings or secrets cannot be used as they are. */
	function open({ targetId, kind, settings: given }: Target): HrisTarget | null {
		try {
			return connectors.open(kind, given, secrets.read(targetId), secrets.vault(targetId));
		} catch (error) {
			if (!(error instanceof AppError)) throw error;
			return null;
		}
	}

	function draft(erasureId: string, subject: ErasureSubject, scope: ErasureScope): readonly ErasureRequest[] {
		const nowMs = clock.nowMs();
		const { kioskId } = settings.read();
		return targets.list().map((target) => {
			const requestId = ids.uuidv7();
			// One that cannot be opened now may be put right: whether it can be asked shows then.
			const isAskable = open(target)?.eraseBiometrics !== undefined || open(target) === null;
			const erasedAt = toTimestamp(nowMs, clock.zone(nowMs).offsetMinutes);
			const event = toErasedEvent({ requestId, kioskId, employeeId: subject.employeeId, scope, erasedAt });
			return {
				requestId,
				erasureId,
				targetId: target.targetId,
				targetName: target.name,
				state: isAskable ? "waiting" : "cannot",
				bodyJson: isAskable ? JSON.stringify(event) : null,
				externalId: isAskable ? records.externalId(subject.personKey, target.targetId) : null,
				attempts: 0,
				nextAttemptAtMs: nowMs,
			};
		});
	}

	function settle(request: ErasureRequest, outcome: DeliveryOutcome): boolean {
		const nowMs = clock.nowMs();
		const { requestId, attempts } = request;
		if (outcome.kind === "delivered") records.answer(requestId, "accepted", nowMs, null);
		else if (outcome.kind === "dead") records.answer(requestId, "refused", nowMs, outcome.errorCode);
		else {
			const waitMs = Math.min(MINUTE_MS * 2 ** Math.min(attempts, 20), LONGEST_WAIT_MS);
			records.retry(requestId, nowMs + waitMs, outcome.errorCode);
			return false;
		}
		return true;
	}

	/** Whether an answer came. */
	async function send(request: ErasureRequest): Promise<boolean> {
		const { requestId, targetId, bodyJson, externalId } = request;
		const target = targets.find(targetId);
		if (!target || bodyJson === null) {
			records.answer(requestId, "gone", clock.nowMs(), null);
			return true;
		}
		const opened = target.isEnabled ? open(target) : null;
		if (!opened) return settle(request, unusable);
		if (!opened.eraseBiometrics) {
			records.answer(requestId, "cannot", clock.nowMs(), null);
			return true;
		}
		return settle(request, await opened.eraseBiometrics({ eventId: requestId, bodyJson, externalId }));
	}

	return {
		draft,
		async sendDue() {
			const answered = new Set<string>();
			for (const request of records.dueRequests(clock.nowMs(), AT_ONCE)) {
				try {
					if (await send(request)) answered.add(request.erasureId);
				} catch (error) {
					log.error({ err: error, targetId: request.targetId }, "a request to erase could not be sent");
					settle(request, unusable);
				}
			}
			return [...answered];
		},
	};
}

const unusable: DeliveryOutcome = {
	kind: "retry",
	scope: "target",
	retryAfterMs: null,
	errorCode: "SETTINGS_UNUSABLE",
};
