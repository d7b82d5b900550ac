// The outbox is rebuilt so that it can carry checkpoints: what waited, failed and arrived stays as it was.
import { mkdirSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { type Connection, openConnection } from "../../../src/storage/database/connection.ts";
import { migrate, migrations } from "../../../src/storage/database/migrate.ts";
import { createOutboxStore } from "../../../src/storage/deliveries/outbox-store.ts";
import { createAttendanceSearch } from "../../../src/storage/log/attendance-search.ts";
import { createAttendanceStore } from "../../../src/storage/log/attendance-store.ts";
import { verifyLog } from "../../../src/storage/log/verify-log.ts";
import { createStoreFixture, employeeId, outboxOf, punchOf, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let connection: Connection;
beforeEach(() => {
	fixture = createStoreFixture();
	mkdirSync(fixture.dataDir, { recursive: true });
	connection = openConnection(fixture.databasePath);
	migrate(
		connection,
		() => {},
		migrations.filter(({ version }) => version < 170),
	);
	connection.execute("INSERT INTO people (employee_id, name, created_at_ms, updated_at_ms) VALUES ('QL-1', 'N', 1, 1)");
});
afterEach(() => {
	connection.close();
	fixture.dispose();
});

const rows = () => connection.query("SELECT * FROM outbox ORDER BY outbox_id", z.record(z.string(), z.unknown())).all();
const due = { target: "hris", holdsBehindDead: false };

function punch(): string {
	const draft = punchOf(employeeId("QL-1"));
	return createAttendanceStore({ connection, clock: createSystemClock() }).append(draft, outboxOf(draft)).eventId;
}

it("keeps every row, and goes on with its numbers, its triggers and the log's", () => {
	const [delivered, dead, waiting, gone] = [punch(), punch(), punch(), punch()];
	const outbox = createOutboxStore(connection);
	const settleNext = (settle: (outboxId: number) => void) => {
		for (const { outboxId } of outbox.due(due, Number.MAX_SAFE_INTEGER, 1)) settle(outboxId);
	};
	settleNext((outboxId) => outbox.markDelivered(outboxId, 5));
	settleNext((outboxId) => outbox.markDead(outboxId, 6, { errorCode: "HRIS_REJECTED", detail: "no" }));
	// The newest number is free; it is not to be given again.
	connection.execute(`DELETE FROM outbox WHERE event_id = '${gone}'`);
	const before = rows();
	expect(before).toHaveLength(3);

	migrate(connection, () => {});
	expect(rows()).toEqual(before);
	expect(createOutboxStore(connection).statusOf(due)).toMatchObject({ delivered: 1, waiting: 1, deadLetters: 1 });
	const search = createAttendanceSearch(connection);
	const states = () => [delivered, dead, waiting].map((eventId) => search.entry(eventId)?.delivery);
	expect(states()).toEqual(["delivered", "dead", "waiting"]);

	const after = createOutboxStore(connection);
	const [row] = after.due(due, Number.MAX_SAFE_INTEGER, 1);
	expect(row?.eventId).toBe(waiting);
	after.markDelivered(row?.outboxId ?? 0, 9);
	expect(states()).toEqual(["delivered", "dead", "delivered"]);
	punch();
	expect(rows().at(-1)?.["outbox_id"]).toBe(5);
	expect(verifyLog(connection)).toMatchObject({ ok: true, records: 5, checkpoints: 0 });
	expect(() => connection.execute("DELETE FROM attendance_events WHERE kiosk_seq = 1")).toThrow("append-only");
	expect(connection.pragma("foreign_key_check")).toBeUndefined();
});
