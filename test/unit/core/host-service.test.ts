import { beforeEach, expect, test } from "vitest";
import { afterAnswer, createHostControl, type HostWays } from "../../../src/app/host-control.ts";
import { AppError } from "../../../src/core/domain/errors.ts";
import { createHostService } from "../../../src/core/services/operation/host-service.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";
import { createMemoryAudit } from "../../support/memory-settings.ts";

let audit: ReturnType<typeof createMemoryAudit>;
beforeEach(() => {
	audit = createMemoryAudit();
});

function open(ways: HostWays) {
	const { clock } = createManualTime();
	return createHostService({ host: createHostControl(ways), audit, clock, log: createRecordingLog() });
}

const written = () => audit.list(10).map(({ action, actor }) => `${actor} ${action}`);

test("it is audited before it happens, because afterwards nobody is there to write", async () => {
	let writtenBefore: string[] = [];
	const service = open({
		leaveKiosk: async () => {
			writtenBefore = written();
		},
	});
	await service.perform("leaveKiosk", "administrator");
	expect(writtenBefore).toEqual(["administrator host.leaveKiosk"]);
});

test("what the host cannot do is neither offered nor done nor audited", async () => {
	const service = open({ restartApp: async () => {}, leaveKiosk: async () => {} });
	expect(service.actions()).toEqual(["leaveKiosk", "restartApp"]);
	await expect(service.perform("shutDownComputer", "administrator")).rejects.toMatchObject({
		code: "HOST_ACTION_REFUSED",
		data: { action: "shutDownComputer" },
	});
	expect(written()).toEqual([]);
});

test("a refusal of the computer reaches the screen, and the audit says that nothing happened", async () => {
	const service = open({
		restartComputer: async () => {
			throw new AppError("HOST_ACTION_REFUSED", { action: "restartComputer" });
		},
	});
	await expect(service.perform("restartComputer", "administrator")).rejects.toMatchObject({
		code: "HOST_ACTION_REFUSED",
	});
	expect(written().sort()).toEqual([
		"administrator host.restartComputer",
		"administrator host.restartComputer.refused",
	]);
});

test("whoever ends the process is answered first", async () => {
	const done: string[] = [];
	const ended = Promise.withResolvers<void>();
	await afterAnswer(() => {
		done.push("ended");
		ended.resolve();
	})();
	done.push("answered");
	await ended.promise;
	expect(done).toEqual(["answered", "ended"]);
});
