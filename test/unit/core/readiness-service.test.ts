import { expect, test } from "vitest";
import { createReadinessService } from "../../../src/core/services/operation/readiness-service.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { createFakeFaceEngine } from "../../support/fake-face-engine.ts";
import { createManualTime } from "../../support/manual-time.ts";

const GIGABYTE = 1e9;

function readinessOf({ hasFaces = true, indexed = 1, freeBytes = 50 * GIGABYTE, canWrite = true } = {}) {
	const time = createManualTime();
	let writes = 0;
	const service = createReadinessService({
		engine: createFakeFaceEngine(),
		gallery: { size: async () => ({ templates: indexed, employees: indexed, revision: 1 }) },
		employees: { hasFaces: () => hasFaces },
		probeWrite: () => {
			writes += 1;
			if (!canWrite) throw new Error("disk I/O error");
		},
		host: { disk: async () => ({ freeBytes, totalBytes: 100 * GIGABYTE }) },
		timer: time.timer,
		clock: time.clock,
		log: createRecordingLog(),
	});
	return { service, time, writes: () => writes };
}

test("a kiosk whose index knows nobody is not ready while there are faces of people to know", async () => {
	expect(await readinessOf({ indexed: 0 }).service.read()).toEqual({ isReady: false, reasons: ["gallery"] });
});

test("a kiosk of people without a face, who come by PIN, is ready", async () => {
	expect(await readinessOf({ indexed: 0, hasFaces: false }).service.read()).toEqual({ isReady: true, reasons: [] });
});

test("a database that takes no write and a disk without room are told, the first cause first", async () => {
	const { service } = readinessOf({ canWrite: false, freeBytes: 1e6 });
	expect(await service.read()).toEqual({ isReady: false, reasons: ["storage", "disk"] });
	await expect(service.check()).rejects.toMatchObject({ code: "NOT_READY", data: { reasons: ["storage", "disk"] } });
});

test("who asks again and again makes the database write once in two seconds", async () => {
	const { service, time, writes } = readinessOf();
	for (let asked = 0; asked < 50; asked++) await service.read();
	expect(writes()).toBe(1);
	await time.advance(2_000);
	await service.read();
	expect(writes()).toBe(2);
});
