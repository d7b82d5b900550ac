import { expect, it } from "vitest";
import { createRequestContext } from "../../../src/api/context.ts";
import { toStatusView } from "../../../src/api/status-view.ts";
import type { KioskStatus } from "../../../src/core/services/operation/status-service.ts";
import { createCountingIds } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";

const words = "No employee Sari Dewi (E-17)";
const status: KioskStatus = {
	kioskName: "Lobi",
	version: "0.1.0",
	isDemo: false,
	livenessMode: "enforce",
	livenessLayers: [],
	missingLivenessLayers: [],
	engine: { state: "ready", restarts: 0, errorCode: null },
	sync: {
		network: "online",
		targetHost: "hris.example",
		waiting: 1,
		oldestWaitingAtMs: 1,
		delivered: 0,
		lastDeliveredAtMs: null,
		deadLetters: 1,
		lastErrorCode: "HRIS_REJECTED",
		targets: [
			{
				targetId: "hris",
				kind: "frappe",
				name: "Gaji",
				place: "hris.example",
				state: "online",
				cause: null,
				nextTryAtMs: null,
				deliveredLastMinute: 0,
				notice: { errorCode: "SHIFT_NOT_MOVED", detail: words },
				waiting: 1,
				held: 0,
				oldestWaitingAtMs: 1,
				delivered: 0,
				lastDeliveredAtMs: null,
				deadLetters: 1,
				lastErrorCode: "HRIS_REJECTED",
				lastErrorDetail: words,
			},
		],
	},
	enrolledEmployees: 1,
	kioskClock: { state: "trusted", estimatedMs: null },
	nowMs: 1,
	timeZone: "Asia/Jakarta",
};

const rina = { operatorId: "o-1", name: "Rina", role: "supervisor", pinSetAtMs: 1, createdAtMs: 1 } as const;

it("keeps a target's own words from the screen at the door until the supervisor area is unlocked", () => {
	const { clock } = createManualTime();
	const principal = { kind: "local", role: "kiosk" } as const;
	const context = createRequestContext({ principal, clock, ids: createCountingIds(), findOperator: () => rina });
	const atTheDoor = toStatusView(status, context);
	expect(JSON.stringify(atTheDoor)).not.toContain("Sari");
	expect(atTheDoor.sync).toMatchObject({
		waiting: 1,
		targets: [{ lastErrorCode: "HRIS_REJECTED", notice: { errorCode: "SHIFT_NOT_MOVED" } }],
	});
	context.connection.supervisor.unlock(rina);
	expect(toStatusView(status, context)).toEqual(status);
	context.connection.supervisor.lock();
	expect(JSON.stringify(toStatusView(status, context))).not.toContain("Sari");
});
