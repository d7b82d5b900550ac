// A disk that is full: the punch is refused as not recorded, nobody is told anything else, and nothing is sent.
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAttendanceService } from "../../../src/core/services/attendance/attendance-service.ts";
import { type Connection, openConnection } from "../../../src/storage/database/connection.ts";
import { createOutboxStore } from "../../../src/storage/deliveries/outbox-store.ts";
import { createTargetStore } from "../../../src/storage/deliveries/target-store.ts";
import { createAttendanceStore } from "../../../src/storage/log/attendance-store.ts";
import { createCountingSignal } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
import { createStoreFixture, enroll, type StoreFixture } from "../../support/store-fixture.ts";

const { clock } = createManualTime();
let fixture: StoreFixture;
let connection: Connection;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => {
	connection.close();
	fixture.dispose();
});

test("refuses punches while it is full, keeps what it acknowledged, and goes on when there is room", () => {
	const store = fixture.open({ clock });
	const employeeId = enroll(store, "E-17");
	store.settings.update({ cooldownSeconds: 0 });
	const settings = store.settings.read();
	const person = store.employees.find(employeeId);
	store.targets.put(webhookTarget());
	store.close();

	connection = openConnection(fixture.databasePath);
	const log = createAttendanceStore({ connection, clock });
	const outbox = createOutboxStore(connection);
	const signal = createCountingSignal();
	const attendance = createAttendanceService({
		attendance: log,
		employees: { find: () => person },
		settings: { read: () => settings },
		groups: { groupOf: () => null },
		shifts: { list: () => [] },
		targets: createTargetStore(connection),
		outbox: signal,
		clock,
		clockWatch: { now: () => ({ state: "trusted", estimatedMs: null }) },
		ids: { uuidv7 },
	});
	const pages = Number(connection.pragma("page_count"));
	connection.pragma(`max_page_count = ${pages}`);
	const acknowledged: string[] = [];
	const fill = () => {
		for (;;) acknowledged.push(attendance.punch({ employeeId, method: "api" }).event.eventId);
	};
	expect(fill).toThrow(expect.objectContaining({ code: "STORAGE_UNAVAILABLE", data: { reason: "SQLITE_FULL" } }));
	const recorded = log.after(0, 10_000).map(({ eventId }) => eventId);
	expect(recorded).toEqual(acknowledged);
	expect(outbox.status().waiting).toBe(acknowledged.length);
	expect(signal.wakes()).toBe(acknowledged.length);

	connection.pragma(`max_page_count = ${pages * 10}`);
	attendance.punch({ employeeId, method: "api" });
	expect(outbox.status().waiting).toBe(acknowledged.length + 1);
});
